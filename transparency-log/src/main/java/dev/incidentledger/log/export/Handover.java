package dev.incidentledger.log.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Has somebody else write what it is given, a block at a time, while its caller makes the next. Only {@link #flush} waits for all. */
final class Handover extends OutputStream {

    private static final int BLOCK = 1 << 16;
    private static final int MOST_UNDER_WAY = 4;

    private final OutputStream out;
    private final Deque<CompletableFuture<byte[]>> underWay = new ArrayDeque<>();
    private byte[] block = new byte[BLOCK];
    private CompletableFuture<byte[]> last = CompletableFuture.completedFuture(block);
    private int filled;

    Handover(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int taken = 0;
        while (taken < length) {
            int fits = Math.min(length - taken, BLOCK - filled);
            System.arraycopy(bytes, from + taken, block, filled, fits);
            filled += fits;
            taken += fits;
            if (filled == BLOCK) {
                handOver();
            }
        }
    }

    /** @throws IOException when anything could not be written */
    @Override
    public void flush() throws IOException {
        handOver();
        while (!underWay.isEmpty()) {
            await(underWay.remove());
        }
        out.flush();
    }

    private void handOver() throws IOException {
        var full = block;
        int length = filled;
        block = underWay.size() == MOST_UNDER_WAY ? await(underWay.remove()) : new byte[BLOCK];
        filled = 0;
        last = last.thenApplyAsync(_ -> write(full, length), Thread::startVirtualThread);
        underWay.add(last);
    }

    /** @return the block, which is free again */
    private byte[] write(byte[] full, int length) {
        try {
            out.write(full, 0, length);
            return full;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] await(CompletableFuture<byte[]> written) throws IOException {
        try {
            return written.join();
        } catch (CompletionException failed) {
            throw new IOException("What was handed over could not be written", failed.getCause());
        }
    }
}
