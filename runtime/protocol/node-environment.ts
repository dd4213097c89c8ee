/** What each of our own Node processes finds in its environment. */

/**
 * Node 20.3 to 20.11.0 read files by io_uring, and now and then wait for good for one that has been read long ago
 * (a wake-up of the kernel's thread that libuv 1.46 misses). Read by libuv as the process starts, so it cannot set it
 * for itself. Newer ones do not use io_uring.
 */
export const NO_IO_URING: Readonly<Record<string, string>> = { UV_USE_IO_URING: "0" };
