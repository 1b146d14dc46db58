export const account = {
  name: 'Name',
  nameHelp: 'As your instructor knows you.',
  email: 'E-mail',
  password: 'Password',
  passwordHelp: 'At least {{count}} characters. A short sentence is easy to remember.',
  joinCode: 'Class code (optional)',
  joinCodeHelp: 'Eight letters, if your instructor gave you some. You can join later as well.',
  setupToken: 'Setup token',
  setupTokenHelp:
    'The first account needs it, because it becomes the admin. It is in the server’s log.',
  signIn: {
    title: 'Sign in',
    button: 'Sign in',
    other: 'No account yet?',
    otherLink: 'Create one',
    working: 'Signing in',
  },
  signUp: {
    title: 'Create an account',
    lead: 'Your networks and runs are kept under it, and only you see them.',
    first: 'You are the first here, so your account becomes the admin of this site.',
    becameAdmin: 'You are the first here: your account is the admin of this site.',
    button: 'Create the account',
    other: 'Been here before?',
    otherLink: 'Sign in',
  },
  missing: {
    name: 'Write your name.',
    email: 'Write an e-mail address, such as ada@example.org.',
    password: 'Choose a password of at least {{count}} characters.',
    passwordSignIn: 'Write your password.',
  },
} as const;
