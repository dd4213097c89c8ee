/** Error numbers of WASI preview 1 that this host gives (`witx/typenames.witx`, errno). */
export const ERRNO = {
  success: 0,
  again: 6,
  badf: 8,
  fault: 21,
  inval: 28,
  io: 29,
  notsock: 57,
  notsup: 58,
  pipe: 64,
  spipe: 70,
  notcapable: 76,
} as const;
