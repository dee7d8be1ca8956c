package dev.incidentledger.query.ready;

import dev.incidentledger.query.platform.ContentTag;
import dev.incidentledger.query.ready.Document.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A document as it goes over the wire.
 *
 * @param language the tag of it; null when the document is the same for everybody
 * @param tag the same for the same bytes, without quotes
 * @param identity null where only the compressed form is kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadyDocument(
        String mediaType, @Nullable String language, Kind kind, String tag, byte @Nullable [] identity, byte[] gzip) {

    private static final int TAG_BYTES = 12;

    /** In bytes; beyond it only the compressed form is kept. */
    private static final int LARGE = 1 << 20;

    static ReadyDocument of(Document document) {
        return of(document.mediaType(), languageOf(document), document.kind(), document.body());
    }

    private static ReadyDocument of(String mediaType, @Nullable String language, Kind kind, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new ReadyDocument(
                mediaType, language, kind, tag(body), body.length > LARGE ? null : body, compressed(body));
    }

    /** Whether making it of that document again would come to the same. */
    boolean isOf(Document document) {
        return mediaType.equals(document.mediaType())
                && Objects.equals(language, languageOf(document))
                && kind == document.kind()
                && tag.equals(tag(document.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** The same page with a notice on top, under a tag of its own; everything but pages stays as it is. */
    ReadyDocument under(Function<String, String> noticeInLanguage) {
        if (kind != Kind.PAGE || language == null) {
            return this;
        }
        var html = new String(plain(), StandardCharsets.UTF_8);
        return of(mediaType, language, kind, html.replace(Document.NOTICE, noticeInLanguage.apply(language)));
    }

    /** Unpacked for the few who take nothing compressed. */
    byte[] plain() {
        return identity == null ? unpacked(gzip) : identity;
    }

    /** All of it but the plain bytes. */
    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(gzip.length + 128);
        try (var data = new DataOutputStream(bytes)) {
            data.writeUTF(mediaType);
            data.writeUTF(language == null ? "" : language);
            data.writeUTF(kind.name());
            data.writeUTF(tag);
            data.write(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ReadyDocument fromBytes(byte[] bytes) {
        try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var mediaType = data.readUTF();
            var language = data.readUTF();
            var kind = Kind.valueOf(data.readUTF());
            var tag = data.readUTF();
            return new ReadyDocument(
                    mediaType, language.isEmpty() ? null : language, kind, tag, null, data.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String languageOf(Document document) {
        return document.language() == null ? null : document.language().toLanguageTag();
    }

    private static String tag(byte[] body) {
        return ContentTag.digest(body, TAG_BYTES);
    }

    private static byte[] compressed(byte[] body) {
        var packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(byte[] gzip) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
