# The operator's commands run from the sources, which Node does only outside node_modules; so the image is the workspace itself,
# with the apps built and nothing installed that only development needs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# No install script runs: the only one fetches a Node, and here is one.
RUN npx -y pnpm install --frozen-lockfile --ignore-scripts \
  && npx -y pnpm --config.verify-deps-before-run=false run build \
  && rm -rf node_modules apps/*/node_modules packages/*/node_modules .turbo apps/*/.turbo \
  && npx -y pnpm install --frozen-lockfile --ignore-scripts --prod --filter '@hourtab/api...'

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app .
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
