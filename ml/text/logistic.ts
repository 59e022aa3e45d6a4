/** A linear decision on unit vectors. */
export interface LogisticHead {
  readonly weights: readonly number[];
  readonly bias: number;
}

export interface Example {
  readonly vector: Float32Array;
  readonly positive: boolean;
  /** How much it counts; default 1. */
  readonly weight?: number;
}

/** Sentence vectors of one language lie close together; the scale lets few examples part them. */
const SCALE = 6;
const STEPS = 150;
const RATE = 0.5;
const DECAY = 0.01;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Probability that the vector belongs, 0 … 1. */
export const probability = (head: LogisticHead, vector: Float32Array): number => {
  let sum = head.bias;
  for (let at = 0; at < vector.length; at += 1) sum += (head.weights[at] ?? 0) * (vector[at] ?? 0) * SCALE;
  return sigmoid(sum);
};

/** The head as weights on the vector itself, for whoever multiplies without knowing of the scale. */
export const headWeights = (head: LogisticHead): number[] => head.weights.map((w) => w * SCALE);

/**
 * Regularised logistic regression by gradient descent from zero: deterministic, milliseconds for a hundred examples.
 * Both classes count the same in total, however many examples each has. Throws RangeError where one is empty.
 */
export function fitLogistic(examples: readonly Example[]): LogisticHead {
  const total = (positive: boolean): number =>
    examples.reduce((sum, example) => sum + (example.positive === positive ? (example.weight ?? 1) : 0), 0);
  const [pro, contra] = [total(true), total(false)];
  if (pro === 0 || contra === 0) throw new RangeError('needs examples of both kinds');
  const size = examples[0]?.vector.length ?? 0;
  const weights = new Float64Array(size);
  const gradient = new Float64Array(size);
  let bias = 0;
  for (let step = 0; step < STEPS; step += 1) {
    gradient.fill(0);
    let push = 0;
    for (const { vector, positive, weight = 1 } of examples) {
      let sum = bias;
      for (let at = 0; at < size; at += 1) sum += (weights[at] ?? 0) * (vector[at] ?? 0) * SCALE;
      const error = ((sigmoid(sum) - (positive ? 1 : 0)) * weight) / (2 * (positive ? pro : contra));
      push += error;
      for (let at = 0; at < size; at += 1) gradient[at] = (gradient[at] ?? 0) + error * (vector[at] ?? 0) * SCALE;
    }
    for (let at = 0; at < size; at += 1)
      weights[at] = (weights[at] ?? 0) - RATE * ((gradient[at] ?? 0) + DECAY * (weights[at] ?? 0));
    bias -= RATE * push;
  }
  return { weights: [...weights], bias };
}
