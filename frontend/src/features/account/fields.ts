import { ProblemError } from '../../api/problem';

/** The server's own rule; asked here first so that nobody waits to hear it. */
export const MIN_PASSWORD = 8;

export interface Fields {
  name: string;
  email: string;
  password: string;
  joinCode: string;
  setupToken: string;
}
export type Field = keyof Fields;
/** What the form itself can judge; codes and tokens are the server's. */
export type Asked = Exclude<Field, 'joinCode' | 'setupToken'>;
export type Complaints = Partial<Record<Field, string>>;

export const NOTHING_WRITTEN: Fields = {
  name: '',
  email: '',
  password: '',
  joinCode: '',
  setupToken: '',
};

/** The fields that cannot be sent as they are. */
export function unfit(is: 'signIn' | 'signUp', fields: Fields): Asked[] {
  const wrong: Asked[] = [];
  if (is === 'signUp' && fields.name.trim() === '') wrong.push('name');
  if (!/^\S+@\S+$/.test(fields.email.trim())) wrong.push('email');
  if (fields.password.length < (is === 'signUp' ? MIN_PASSWORD : 1)) wrong.push('password');
  return wrong;
}

/** Sorts a refusal: what belongs beside a field, and what concerns the form as a whole. */
export function refusal(error: unknown): { complaints: Complaints; problem: unknown } {
  if (!(error instanceof ProblemError)) return { complaints: {}, problem: error };
  const { fields } = error.problem;
  if (fields === undefined) return { complaints: {}, problem: error };
  return { complaints: fields, problem: null };
}
