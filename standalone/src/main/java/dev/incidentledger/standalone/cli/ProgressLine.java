package dev.incidentledger.standalone.cli;

/** One line on standard error that is written anew as things move on; nothing where no person looks. */
final class ProgressLine implements AutoCloseable {

    private final Shell shell;
    private final boolean seen;
    private int width;

    ProgressLine(Shell shell) {
        this.shell = shell;
        this.seen = shell.terminal().getAsBoolean();
    }

    void show(String text) {
        if (seen) {
            write(text);
            width = text.length();
        }
    }

    @Override
    public void close() {
        if (width > 0) {
            write("");
            shell.err().print('\r');
            shell.err().flush();
        }
    }

    private void write(String text) {
        shell.err().print("\r" + Shell.printable(text) + " ".repeat(Math.max(0, width - text.length())));
        shell.err().flush();
    }
}
