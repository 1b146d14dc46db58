/** What a lane of the queue is called. */
export function laneName(t: (key: 'queue.lanes.cpu' | 'queue.lanes.gpu') => string, lane: string) {
  return t(lane === 'gpu' ? 'queue.lanes.gpu' : 'queue.lanes.cpu');
}
