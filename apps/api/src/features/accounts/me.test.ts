import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

test('who is signed in is told who they are and where, and nothing secret', async () => {
  const { owner, ines } = await studio()
  const { body } = await owner.get('/api/v1/me')
  expect(body.me).toMatchObject({
    user: { name: 'Ines', email: ines.email },
    role: 'owner',
    workspace: { name: 'Ines PMO', plan: 'free', isSample: false },
  })
  expect(Object.keys(body.me.user).sort()).toEqual(['email', 'id', 'name'])
})

test('a name is changed without a password; the address and the workspace stay', async () => {
  const { owner } = await studio()
  const before = (await owner.get('/api/v1/me')).body.me
  const { status, body } = await owner.patch('/api/v1/me').send({ name: 'Inés Moro' })
  expect([status, body.me]).toEqual([200, { ...before, user: { ...before.user, name: 'Inés Moro' } }])
})

test('a new password takes the present one, and the old one opens nothing any more', async () => {
  const { owner, nobody, ines, origin } = await studio()
  const password = 'another four quiet words'
  const wrong = await owner.patch('/api/v1/me').send({ password, currentPassword: 'not this one' })
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '#/currentPassword'])
  expect((await owner.patch('/api/v1/me').send({ password, currentPassword: ines.password })).status).toBe(200)
  const signIn = (given: string) => nobody.post('/api/v1/auth/login').set('origin', origin).send({ email: ines.email, password: given })
  expect([(await signIn(ines.password)).status, (await signIn(password)).status]).toEqual([401, 200])
  expect((await owner.get('/api/v1/me')).status).toBe(200)
})

test('an account is changed by its person, not by a key', async () => {
  const { nobody, key } = await studio()
  const { status } = await nobody
    .patch('/api/v1/me')
    .set(await key('admin'))
    .send({ name: 'Somebody' })
  expect(status).toBe(403)
})
