import { expect, it } from 'vitest';
import { weekOf } from './week';

it('divides the grant into used, reserved and left', () => {
  expect(weekOf({ grantedMs: 1000, chargedMs: 250, reservedMs: 60 })).toEqual({
    leftMs: 690,
    used: 0.25,
    reserved: 0.06,
    left: 0.69,
  });
});

it('has nothing to show where nothing is granted', () => {
  expect(weekOf({ grantedMs: 0, chargedMs: 0, reservedMs: 0 })).toEqual({
    leftMs: 0,
    used: 0,
    reserved: 0,
    left: 0,
  });
});
