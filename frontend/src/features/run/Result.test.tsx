import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { DataSet, Run } from '../../api/types';
import { renderInApp } from '../../test/render';
import { CurvesPanel } from './CurvesPanel';
import { CurveTable } from './CurveTable';
import { curvePoints } from './curvePoints';
import { Gauges } from './Gauges';
import { Outcome } from './Outcome';
import { nothingYet } from './progress';

// What it draws on is not there outside a browser.
vi.mock('./LineChart', () => ({ LineChart: () => null }));

const run = {
  state: 'TRAINING',
  training: { epochs: 5, validation: 0.1 },
  startedAt: '2026-03-02T10:00:00Z',
  finishedAt: null,
  chargedMs: 0,
  metrics: null,
  device: { kind: 'cpu', name: 'Two cores', engine: 'MXNet 1.9.1', memoryBytes: 4e9 },
} as Run;
const epochs = [1, 2].map((epoch) => ({
  epoch,
  trainLoss: 1 / epoch,
  trainAccuracy: 0.5,
  validationLoss: null,
  validationAccuracy: 0.6 + epoch / 10,
  learningRate: 0.001,
}));
const progress = {
  ...nothingYet,
  epochs,
  samplesPerSecond: 812.4,
  since: { time: 0, at: 0 },
  now: { time: 10_000, at: 2 },
};

const reading = (name: string) =>
  screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

describe('Gauges', () => {
  it('give every number its unit', () => {
    renderInApp(<Gauges run={run} progress={progress} things="images" />);

    expect(reading('Epoch')).toBe('2 / 5');
    expect(reading('Time left')).toMatch(/^15\ss$/);
    expect(reading('Speed')).toBe('812 images/s');
    expect(reading('Device')).toBe('Two cores');
    expect(reading('Quota used')).toBe('none');
  });

  it('tell how long a finished run took', () => {
    const finished = { ...run, state: 'COMPLETED', finishedAt: '2026-03-02T10:00:41Z' } as const;
    renderInApp(<Gauges run={finished} progress={progress} things="samples" />);

    expect(screen.queryByText('Time left')).not.toBeInTheDocument();
    expect(reading('Training took')).toMatch(/^41\ss$/);
    expect(reading('Speed')).toBe('812 samples/s');
  });
});

describe('Outcome', () => {
  const dataset = {
    kind: 'image',
    test: 2000,
    classes: ['a', 'b', 'c', 'd'],
    classCounts: { train: [], test: [1400, 200, 200, 200] },
  } as unknown as DataSet;

  it('sets the test accuracy against guessing', () => {
    const done = { ...progress, metrics: { testLoss: 0.334, testAccuracy: 0.882 } };
    renderInApp(<Outcome run={run} progress={done} dataset={dataset} />);

    expect(screen.getByText(/^88\.2\s%$/)).toBeVisible();
    expect(screen.getByText(/1,764 of 2,000 test images right/)).toHaveTextContent(
      /Guessing would get 70\s%.*0\.334.*80\.0\s%, after epoch 2/,
    );
  });

  it('names a loss that is not the usual one', () => {
    const done = { ...progress, metrics: { testLoss: 0.334, testAccuracy: 0.882 } };
    const training = { ...run.training, loss: { kind: 'huber' as const } };
    renderInApp(<Outcome run={{ ...run, training }} progress={done} dataset={dataset} />);

    expect(screen.getByText(/Test loss \(Huber\): 0\.334\./)).toBeVisible();
  });

  it('promises no number where nothing was tested', () => {
    renderInApp(<Outcome run={run} progress={progress} dataset={dataset} />);

    expect(screen.queryByText('Test accuracy')).not.toBeInTheDocument();
  });
});

describe('the curves', () => {
  const curves = (plan: Partial<typeof run.training>) => {
    const training = { ...run.training, ...plan };
    const panel = <CurvesPanel progress={progress} plan={training} over={false} compact={false} />;
    return renderInApp(panel);
  };

  it('say which loss is meant when it is not cross-entropy', () => {
    const { unmount } = curves({ loss: { kind: 'squaredError' } });
    expect(screen.getByText('Loss: squared error')).toBeVisible();
    unmount();

    curves({ loss: { kind: 'crossEntropy' } });
    expect(screen.getByText('Loss')).toBeVisible();
  });
});

describe('CurveTable', () => {
  it('has the newest moment first and says what is missing', () => {
    renderInApp(<CurveTable points={curvePoints([], epochs)} lossName="Loss" tall />);

    const [, newest] = screen.getAllByRole('row');
    expect(within(newest as HTMLElement).getByRole('rowheader')).toHaveTextContent('Epoch 2');
    expect(
      within(newest as HTMLElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent.replace(/\s/g, ' ')),
    ).toEqual(['0.500', '–', '50.0 %', '80.0 %', '0.001']);
  });
});
