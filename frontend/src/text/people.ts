export const people = {
  title: 'People',
  lead: 'Everybody with an account here. Instructors may import data sets and look at students’ runs; admins may also change roles.',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  roleOf: 'Role of {{name}}',
  changed: '{{name}} is now: {{role}}.',
  roles: { student: 'Student', instructor: 'Instructor', admin: 'Admin' },
} as const;
