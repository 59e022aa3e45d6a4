/** What a chip says by its shape and icon before it says it by its hue. */
export type ChipTone =
  | 'plain'
  | 'risk'
  | 'objection'
  | 'doubt'
  | 'consent'
  | 'success'
  | 'caution'
  | 'mercury'
  | 'dashed';
