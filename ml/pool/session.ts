import ort from 'onnxruntime-node';
import { bytesSaturate } from './processor.ts';

export type Session = ort.InferenceSession;
export type Feeds = Record<string, ort.Tensor>;
export { ort };

/**
 * The one way in which a model is opened. One thread: the pool's workers are the parallelism, and two threads for one small
 * product cost more than they give. No memory arena and no memory pattern: inputs of ever new lengths would make both grow
 * without end.
 */
export const openSession = (path: string): Promise<Session> =>
  ort.InferenceSession.create(path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
    extra: {
      session: {
        use_device_allocator_for_initializers: '1',
        intra_op: { allow_spinning: '0' },
        // 8-bit weights are stored signed; where the signed product saturates they are turned into unsigned ones at load
        ...(bytesSaturate() && { x64quantprecision: '1' }),
      },
    },
  });

export const floats = (data: Float32Array, dims: readonly number[]): ort.Tensor =>
  new ort.Tensor('float32', data, dims);

export const longs = (values: readonly number[], dims: readonly number[] = [values.length]): ort.Tensor =>
  new ort.Tensor('int64', BigInt64Array.from(values, BigInt), dims);

/** The named output; a graph without it is not the graph that this code was written for. */
export const output = (result: ort.InferenceSession.OnnxValueMapType, name: string): ort.Tensor => {
  const tensor = result[name];
  if (!tensor) throw new Error(`the model has no output ${name}`);
  return tensor as ort.Tensor;
};

export const floatsOf = (tensor: ort.Tensor): Float32Array => {
  if (!(tensor.data instanceof Float32Array)) throw new Error(`expected floats, got ${tensor.type}`);
  return tensor.data;
};

export const longsOf = (tensor: ort.Tensor): number[] => {
  if (!(tensor.data instanceof BigInt64Array)) throw new Error(`expected longs, got ${tensor.type}`);
  return Array.from(tensor.data, Number);
};
