package dev.incidentledger.standalone.cli;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.ExportVerifier;
import dev.incidentledger.log.export.Verdict;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.log.export.Verdict.Proven;
import dev.incidentledger.log.export.Verdict.Repacked;
import dev.incidentledger.log.export.Verdict.Sound;
import dev.incidentledger.log.export.Verdict.Unchecked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "verify",
        description = {
            "Check an export by nothing but the keys that you trust. It needs no network and no product.",
            "What it tells of incidents, timelines, components and claims is derived from its events once more, and compared.",
            "The first line says whether it was checked as an export of the whole log, or as evidence of one incident alone.",
            "Exit codes: 0 sound, 1 not as it was signed, not what follows from it, or packed by another program, 2 nothing was checked."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final Broken SOUND_INSIDE = new Broken(
            OptionalLong.empty(),
            "Another program packed it, or what stands around its parts was changed; what it holds is sound otherwise");

    @Parameters(
            paramLabel = "FILE",
            description = "As export wrote it, or evidence of one incident as its page gave it.")
    private Path file;

    @Option(
            names = {"-k", "--key"},
            required = true,
            paramLabel = "KEY",
            description =
                    "One that checkpoints may be signed with, as name+hash+key, or a file with one a line. May be said several times.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--older",
            paramLabel = "FILE",
            description = "A checkpoint of the same log that you kept. May be said several times.")
    private List<Path> older = new ArrayList<>();

    @Mixin
    private Output output;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        var shell = LedgerCommand.shellOf(command);
        try (var line = new ProgressLine(shell)) {
            var verifier = new ExportVerifier(
                    trusted(shell),
                    kept(shell),
                    ModelCheck.names(),
                    checked -> line.show("%,d events checked".formatted(checked)));
            var export = shell.folder().resolve(file);
            return answer(verifier.verify(export), export);
        } catch (IOException unreadable) {
            throw Failure.wrongUsage("The file %s cannot be read".formatted(file));
        } catch (OutOfMemoryError | StackOverflowError tooMuch) {
            throw Failure.unchecked("%s needs more memory than there is".formatted(file));
        }
    }

    private int answer(Verdict verdict, Path export) throws IOException {
        return switch (verdict) {
            case Sound(var checkpoint) -> answer(checkpoint, ModelCheck.of(export));
            case Proven proven -> answer(proven);
            case Broken broken -> answer("Not as it was signed", broken);
            case Repacked(var inside) -> answerRepacked(inside, export);
            case Unchecked(var reason) -> throw Failure.unchecked("%s: %s".formatted(file, reason));
        };
    }

    private int answerRepacked(Verdict.Content inside, Path export) throws IOException {
        return switch (inside) {
            case Broken broken -> answerRepacked(", and not as it was signed", broken);
            case Sound _ -> {
                var difference = ModelCheck.of(export).difference();
                yield difference.isPresent()
                        ? answerRepacked(", and as it was signed, but not what follows from it", difference.get())
                        : answerRepacked("", SOUND_INSIDE);
            }
            case Proven _ -> answerRepacked("", SOUND_INSIDE);
        };
    }

    private int answerRepacked(String what, Broken broken) {
        return refuse(json(false).put("repacked", true), "Packed otherwise than exports are" + what, broken);
    }

    private int answer(Checkpoint checkpoint, ModelCheck models) {
        if (models.difference().isPresent()) {
            return answer(
                    "As it was signed, but not what follows from it",
                    models.difference().get());
        }
        var json = json(true)
                .put("kind", "export")
                .put("origin", checkpoint.origin())
                .put("size", checkpoint.size());
        models.same().forEach((model, lines) -> json.put(model, lines.longValue()));
        output.show(json, shell -> {
            shell.print("Checked as an export of a whole log");
            shell.print("%d events of %s are as they were signed".formatted(checkpoint.size(), checkpoint.origin()));
            models.same()
                    .forEach((model, lines) ->
                            shell.print("What it tells of %d %s follows from them".formatted(lines, model)));
        });
        return ExitCode.OK;
    }

    private int answer(Proven proven) {
        var checkpoint = proven.checkpoint();
        output.show(
                json(true)
                        .put("kind", "evidence")
                        .put("origin", checkpoint.origin())
                        .put("size", checkpoint.size())
                        .put("aggregate", proven.aggregateId())
                        .put("events", proven.events()),
                shell -> {
                    shell.print("Checked as evidence of %s alone, NOT as an export of a whole log"
                            .formatted(proven.aggregateId()));
                    shell.print("%d events of %s are in %s as they were signed"
                            .formatted(proven.events(), proven.aggregateId(), checkpoint.origin()));
                });
        return ExitCode.OK;
    }

    private int answer(String what, Broken broken) {
        return refuse(json(false), what, broken);
    }

    private int refuse(ObjectNode json, String what, Broken broken) {
        json.put("reason", broken.reason());
        broken.position().ifPresent(first -> json.put("position", first));
        var where = broken.position().isPresent()
                ? ", from event %d on".formatted(broken.position().getAsLong())
                : "";
        output.show(json, shell -> shell.print("%s%s: %s".formatted(what, where, broken.reason())));
        return ExitCode.SOFTWARE;
    }

    private static ObjectNode json(boolean isSound) {
        return JsonNodeFactory.instance.objectNode().put("sound", isSound);
    }

    private List<VerifierKey> trusted(Shell shell) {
        var trusted = new ArrayList<VerifierKey>();
        for (var key : keys) {
            if (key.contains("+")) {
                trusted.add(key(key).orElseThrow(() -> Failure.wrongUsage("A --key is not of the form name+hash+key")));
            } else {
                lines(key, shell).forEach(line -> key(line).ifPresent(trusted::add));
            }
        }
        if (trusted.isEmpty()) {
            throw Failure.wrongUsage("There is no key in %s".formatted(String.join(", ", keys)));
        }
        return trusted;
    }

    /** Empty for what is none, as the secret key in the file that signs: nothing of it is ever printed. */
    private static Optional<VerifierKey> key(String text) {
        try {
            return Optional.of(VerifierKey.parse(text.strip()));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private static List<String> lines(String name, Shell shell) {
        try {
            return Files.readString(shell.folder().resolve(name))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw Failure.wrongUsage("'%s' is neither a key nor a file that can be read".formatted(name));
        }
    }

    private List<SignedNote> kept(Shell shell) {
        return older.stream().map(kept -> kept(kept, shell)).toList();
    }

    private static SignedNote kept(Path kept, Shell shell) {
        try {
            var note = SignedNote.parse(Files.readString(shell.folder().resolve(kept)));
            Checkpoint.parse(note.text());
            return note;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Failure.wrongUsage("The file %s holds no checkpoint".formatted(kept));
        }
    }
}
