// TensorFlow.js's samples a second on the networks of networks.json, in plain JavaScript:
//   node bench/tfjs/step.js SECONDS NETWORK:BATCH...
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

const spec = JSON.parse(readFileSync(new URL('../networks.json', import.meta.url)));
const [channels, height, width] = spec.input;
const SAMPLES = 2048;

const layers = {
  flatten: () => (x) => tf.layers.flatten().apply(x),
  dense: ({ units, activation }) => (x) => tf.layers.dense({ units, activation }).apply(x),
  output: () => (x) => tf.layers.dense({ units: spec.classes }).apply(x),
  conv2d: ({ filters, kernel, stride = 1, activation }) => (x) =>
    tf.layers
      .conv2d({ filters, kernelSize: kernel, strides: stride, padding: 'same', activation })
      .apply(x),
  maxPool2d: ({ size }) => (x) => tf.layers.maxPooling2d({ poolSize: size }).apply(x),
  batchNorm: () => (x) => tf.layers.batchNormalization().apply(x),
  activation: () => (x) => tf.layers.reLU().apply(x),
  globalAvgPool2d: () => (x) => tf.layers.globalAveragePooling2d({}).apply(x),
  residual: ({ layers: inside }) => (x) => {
    const through = stack(inside, x);
    const [, side, , filters] = through.shape;
    const same = side === x.shape[1] && filters === x.shape[3];
    const strides = Math.ceil(x.shape[1] / side);
    const shortcut = same ? x : tf.layers.conv2d({ filters, kernelSize: 1, strides }).apply(x);
    return tf.layers.add().apply([shortcut, through]);
  },
};

function stack(list, input) {
  return list.reduce((x, layer) => layers[layer.kind](layer)(x), input);
}

function samplesPerSecond(list, batch, seconds) {
  const input = tf.input({ shape: [height, width, channels] });
  const model = tf.model({ inputs: input, outputs: stack(list, input) });
  const optimizer = tf.train.adam(0.001);
  const data = tf.randomUniform([SAMPLES, height, width, channels], 0, 256, 'int32');
  const labels = tf.randomUniform([SAMPLES], 0, spec.classes, 'int32');
  const step = (index) =>
    tf.tidy(() => {
      const first = (index * batch) % (SAMPLES - batch + 1);
      const x = data.slice(first, batch).toFloat().div(255).sub(0.3).div(0.25);
      const y = labels.slice(first, batch).oneHot(spec.classes);
      optimizer.minimize(() =>
        tf.losses.softmaxCrossEntropy(y, model.apply(x, { training: true })),
      );
    });
  step(0);
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < seconds * 1000) {
    step(++done);
  }
  return (done * batch * 1000) / (performance.now() - started);
}

await tf.setBackend('cpu');
const [seconds, ...subjects] = process.argv.slice(2);
for (const subject of subjects) {
  const [name, batch] = subject.split(':');
  const speed = samplesPerSecond(spec.networks[name], Number(batch), Number(seconds));
  console.log(`${name}\t${batch}\t${speed.toFixed(0)}`);
}
