// The words and phrases people choose most when a password must be long. Matched without case, and with digits and signs read as the letters they pose as.

const lines = (text: string): string[] => text.trim().split(/\s+/);

/** Words that add nothing to a password, however many of them are strung together. */
export const commonWords: readonly string[] = lines(`
  password passwort motdepasse contrasena parola wachtwoord senha passphrase passcode pass pwd
  welcome willkommen bienvenue bienvenido benvenuto hello hallo bonjour hola ciao
  admin administrator administrateur root superuser user username guest
  secret geheim private access login logon letmein openup opensesame changeme change temp temporary unknown nothing
  qwerty qwertz azerty asdfgh zxcvbn qazwsx wsxedc edcrfv rfvtgb
  iloveyou ichliebedich jetaime teamo tequiero loveyou lovely love forever always together sweetheart darling honey baby babygirl babyboy
  princess prince angel queen king master hunter ranger killer legend ninja pirate dragon monster shadow phoenix tiger lion wolf eagle
  panther monkey chicken butterfly dolphin mustang ferrari porsche mercedes corvette harley yamaha
  football baseball basketball soccer hockey tennis golf cricket rugby softball volleyball
  liverpool arsenal chelsea manchester united barcelona realmadrid juventus bayern dortmund cowboys steelers lakers yankees
  superman batman spiderman ironman pokemon pikachu naruto starwars startrek skywalker harrypotter gandalf matrix minecraft fortnite roblox
  sunshine moonlight starlight rainbow flower summer winter spring autumn january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  michael jennifer jessica ashley jordan daniel thomas charlie george william robert james david andrew joshua matthew anthony
  nicole amanda michelle samantha elizabeth victoria natalie isabella sophie charlotte
  computer internet google facebook youtube instagram twitter amazon apple microsoft windows samsung android iphone nokia
  cheese cookie chocolate banana orange coffee pepper ginger peanut
  freedom america canada london paris berlin france germany england spain italy mexico brasil
  trustno whatever blink blessed jesus christ jesuschrist heaven faith god hope family friends friend
  money dollar lucky winner number one two three four five six seven eight nine zero first
  skyhold the and for you your with my is
`);

/** Long passwords that look like phrases and stand in every cracker's list. */
export const commonPhrases: readonly string[] = lines(`
  thequickbrownfox thequickbrownfoxjumpsoverthelazydog loremipsumdolorsitamet
  tobeornottobe maytheforcebewithyou winteriscoming livelongandprosper onceuponatime neversaynever hakunamatata
  supercalifragilisticexpialidocious abracadabra antidisestablishmentarianism rumpelstiltskin
  iwanttobelieve donttellanyone mypasswordissecret thisismypassword iforgotmypassword idontremember idontknow nopasswordneeded
  ilovemyself ilovemymom ilovemydad ilovemywife ilovemyhusband ilovemycat ilovemydog ilovejesus ilovegod ilovemusic
  letmeinplease openthedoor pleaseletmein trustnobody nobodyknows everythingisfine
  bigdaddykane backstreetboys spongebobsquarepants teenageninjaturtles lordoftherings gameofthrones
  mothersmaidenname abcdefgandsoon onetwothreefour inglourious
  unbelievable professional international communication christopher alexandria montgomery
  qwertyuiopasdfghjklzxcvbnm zaqwsxcderfv qweasdzxcrty asdfjklasdfjkl mnbvcxzlkjhgfdsapoiuytrewq
`);
