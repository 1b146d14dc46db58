import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../api/problem';
import { NOTHING_WRITTEN, refusal, unfit } from './fields';
import { codeIn, ownPath } from './next';

const ada = {
  ...NOTHING_WRITTEN,
  name: 'Ada',
  email: 'ada@example.org',
  password: 'correct horse',
};

describe('what can be sent', () => {
  it('passes a complete form', () => {
    expect(unfit('signUp', ada)).toEqual([]);
  });

  it('names every field that is missing or too short', () => {
    expect(unfit('signUp', { ...ada, name: ' ', email: 'ada', password: 'short' })).toEqual([
      'name',
      'email',
      'password',
    ]);
  });

  it('asks for no name and judges no password when signing in', () => {
    expect(unfit('signIn', { ...ada, name: '', password: 'short' })).toEqual([]);
  });
});

describe('a refusal', () => {
  const refused = (more: object) =>
    new ProblemError({ type: 'urn:layerwise:x', title: 'No', status: 400, detail: 'Why', ...more });

  it('goes beside the field that it names', () => {
    expect(refusal(refused({ fields: { name: 'Too long' } })).complaints).toEqual({
      name: 'Too long',
    });
  });

  it('otherwise concerns the whole form', () => {
    const error = refused({});
    expect(refusal(error)).toEqual({ complaints: {}, problem: error });
  });
});

describe('the way on after signing in', () => {
  it('is a path of this site', () => {
    expect(ownPath('/n/7?x=1')).toBe('/n/7?x=1');
  });

  it.each([undefined, '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:1'])(
    'is never %s',
    (next) => {
      expect(ownPath(next)).toBe('/');
    },
  );
});

describe('the class that a link leads to', () => {
  it('is kept through the form', () => {
    expect(codeIn('/join/ABCDEFGH')).toBe('ABCDEFGH');
  });

  it.each([undefined, '/lessons', '/join/', '/join/AB/CD', '/join/%E0%A4%A'])(
    'is none in %s',
    (next) => {
      expect(codeIn(next)).toBe('');
    },
  );
});
