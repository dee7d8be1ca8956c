package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The product's commands over HTTP: an incident is identified on one of ten components, told of eight times, resolved,
 * and the next one begins.
 */
record HttpCommands(int port, String token, List<String> components) implements Contestant {

    private static final String INCIDENTS = "/api/v1/incidents";
    private static final int COMPONENTS = 10;
    private static final int COMMANDS_PER_INCIDENT = 10;
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
    private static final String MESSAGE = Sample.text(500);

    private static final String IDENTIFY = """
            {"title": "Sign-in fails", "status": "investigating", "message": "%s",
             "components": [{"id": "%%s", "status": "partial_outage"}]}""".formatted(MESSAGE);
    static final String TELL = """
            {"status": "identified", "message": "%s"}""".formatted(MESSAGE);
    private static final String RESOLVE = """
            {"message": "%s"}""".formatted(MESSAGE);

    /** Registers the components first. */
    static HttpCommands to(int port, String token) throws IOException {
        var components = new ArrayList<String>();
        try (var connection = new HttpConnection(port, token)) {
            for (int i = 0; i < COMPONENTS; i++) {
                var body = "{\"name\": \"Component %d\"}".formatted(i);
                components.add(idIn(connection.post("/api/v1/components", body)));
            }
        }
        return new HttpCommands(port, token, List.copyOf(components));
    }

    /** To the product as it was started again on another port. */
    HttpCommands at(int otherPort) {
        return new HttpCommands(otherPort, token, components);
    }

    @Override
    public Posts connect() throws IOException {
        return new Posts(new HttpConnection(port, token), components);
    }

    private static String idIn(String answer) throws IOException {
        var id = ID.matcher(answer);
        if (!id.find()) {
            throw new IOException("No id in the answer: " + answer);
        }
        return id.group(1);
    }

    static final class Posts implements Session {

        private final HttpConnection connection;
        private final List<String> components;
        private String incident = "";
        private int done;

        Posts(HttpConnection connection, List<String> components) {
            this.connection = connection;
            this.components = components;
        }

        @Override
        public void work() throws IOException {
            post();
        }

        /** Answers the position of what was recorded. */
        long post() throws IOException {
            var answer = send();
            var position = POSITION.matcher(answer);
            if (!position.find()) {
                throw new IOException("No position in the answer: " + answer);
            }
            return Long.parseLong(position.group(1));
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }

        /** Answers the path of the incident. */
        String identify() throws IOException {
            sendIdentify();
            return incident;
        }

        private String send() throws IOException {
            return switch (done++ % COMMANDS_PER_INCIDENT) {
                case 0 -> sendIdentify();
                case COMMANDS_PER_INCIDENT - 1 -> connection.post(incident + "/resolution", RESOLVE);
                default -> connection.post(incident + "/updates", TELL);
            };
        }

        private String sendIdentify() throws IOException {
            var answer = connection.post(INCIDENTS, IDENTIFY.formatted(component()));
            incident = INCIDENTS + "/" + idIn(answer);
            return answer;
        }

        private String component() {
            return components.get(ThreadLocalRandom.current().nextInt(components.size()));
        }
    }
}
