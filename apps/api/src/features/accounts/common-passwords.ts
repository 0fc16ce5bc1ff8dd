/** Passwords of eight letters and more that head every published list, and the stems people add a digit to. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passw0rd p@ssword p@ssw0rd pass1234 password1 password12 password123 password1234 passwort kennwort motdepasse contraseña
  12345678 123456789 1234567890 12345678910 11111111 00000000 88888888 87654321 987654321 0987654321 123123123 12341234 11223344 147258369 123456780
  1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx qwertyui qwerty123 qwerty12 qwerty1234 qwertyuiop qwert123 qwer1234 asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 azertyui azertyuiop
  abcd1234 abc12345 abcdefgh abcdefg1 a1234567 a12345678 a123456789 aa123456 aa12345678 1234abcd 1234qwer
  iloveyou iloveyou1 iloveyou2 sunshine princess football baseball basketball superman batman123 starwars michelle jennifer jessica1 samantha alexander jordan23 charlie1
  welcome1 welcome123 letmein1 letmein123 trustno1 whatever computer internet samsung1 google123 facebook linkedin dragon123 monkey123 master123 shadow123 killer123 mustang1 maverick
  changeme changeme1 changeme123 default1 admin123 admin1234 administrator root1234 test1234 testtest testing1 guest123 secret123 hourtab1 hourtab123 hourtabs
  liverpool chelsea1 arsenal1 barcelona juventus realmadrid corvette mercedes bigdaddy cheyenne marlboro hercules einstein midnight november december september october1 january1
  summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2026 autumn2026 password2024 password2025 password2026
  letmein welcome qwerty dragon monkey master shadow killer admin summer winter spring autumn`.split(/\s+/),
)
