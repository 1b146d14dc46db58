/** The settings of a generated data set, as its id holds them: `spirals~noise=0.2~seed=3`. */
export interface PlanarSettings {
  name: string;
  noise: number;
  seed: number;
}

const DEFAULTS = { noise: 0.1, seed: 1 };
export const MOST_NOISE = 1;
export const NOISE_STEP = 0.05;
export const LAST_SEED = 99;

export function readPlanarId(id: string): PlanarSettings {
  const [name = id, ...settings] = id.split('~');
  const given = new Map(settings.map((setting) => setting.split('=') as [string, string]));
  return {
    name,
    noise: Number(given.get('noise') ?? DEFAULTS.noise),
    seed: Number(given.get('seed') ?? DEFAULTS.seed),
  };
}

/** The one id of these settings: what is as usual is left out, noise has one or two decimals. */
export function planarId({ name, noise, seed }: PlanarSettings): string {
  const hundredths = Math.round(noise * 100);
  const usualNoise = hundredths === Math.round(DEFAULTS.noise * 100);
  const noisePart = usualNoise ? '' : `~noise=${(hundredths / 100).toFixed(2).replace(/0$/, '')}`;
  return name + noisePart + (seed === DEFAULTS.seed ? '' : `~seed=${String(seed)}`);
}
