/** Sample rates that are decoded, in Hz. What lies outside is a damaged header: telephones have 8,000, studios 192,000. */
export const RATES = { min: 1000, max: 768_000 } as const

/** The most channels that are decoded: twice what any cinema has. */
export const MAX_CHANNELS = 64

/**
 * The most bytes that are read at once. The largest thing that is read whole is the index of a film: that of an MP4 of ten hours
 * takes some 10 MB.
 */
export const MAX_READ_BYTES = 64 * 1024 * 1024

/** The largest packet that is decoded, in bytes. A FLAC frame of 8 channels with 65,535 samples of 24 bits has 1.6 MB. */
export const MAX_PACKET_BYTES = 4 * 1024 * 1024

/** How long a hole in the sound may be to be filled with silence, in seconds, so that what follows keeps its time. */
export const LONGEST_HOLE = 3600
