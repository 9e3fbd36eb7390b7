package io.earshot.jobs.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that takes messages, after it has failed in the ways that it was told to. It speaks as much of SMTP
 * (RFC 5321) as a client needs that sends one message a connection, STARTTLS (RFC 3207) and AUTH (RFC 4954).
 */
final class FlakyMailServer implements AutoCloseable {
    /** What it took. */
    record Mail(String from, List<String> to, String data, boolean encrypted) {}

    private static final String STALL = "";

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Queue<String>> scripts = new ConcurrentHashMap<>();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile SSLContext tls;
    private volatile String login;

    FlakyMailServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "flaky-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next answers to a command, such as {@code RCPT}; or to a connection, {@code CONNECT}. Then all goes well. */
    FlakyMailServer answers(String command, String... answers) {
        scripts.computeIfAbsent(command, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
        return this;
    }

    FlakyMailServer stallsAt(String command) {
        return answers(command, STALL);
    }

    FlakyMailServer offersTls(SSLContext context) {
        tls = context;
        return this;
    }

    /** Lets in only who says these. */
    FlakyMailServer wants(String username, String password) {
        login = "\0" + username + "\0" + password;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    List<Mail> mails() {
        return mails;
    }

    /** What clients said, but for the mails. */
    List<String> lines() {
        return lines;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (server.isClosed()) {
                    // A thread that waits for a connection may still get one while the server is closed.
                    socket.close();
                    return;
                }
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "flaky-mail-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            converse(socket, false);
        } catch (IOException e) {
            // The client went, or we did.
        }
    }

    private void converse(Socket socket, boolean encrypted) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        if (!encrypted && !say(out, in, answer("CONNECT", "220 test server"))) {
            return;
        }
        String from = "";
        List<String> to = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String command = line.split("[ :]", -1)[0].toUpperCase(Locale.ROOT);
            String good = "250 ok";
            switch (command) {
                case "EHLO" ->
                    good = "250-test\r\n" + (tls != null && !encrypted ? "250-STARTTLS\r\n" : "")
                            + (login != null ? "250-AUTH PLAIN\r\n" : "") + "250 8BITMIME";
                case "MAIL" -> from = line;
                case "RCPT" -> {}
                case "AUTH" -> good = isLogin(line) ? "235 welcome" : "535 5.7.8 wrong password";
                case "DATA" -> good = "354 go on";
                case "STARTTLS" -> good = "220 go on";
                case "QUIT" -> good = "221 bye";
                default -> {}
            }
            String answer = answer(command, good);
            if (command.equals("RCPT") && answer.startsWith("250")) {
                to.add(line);
            }
            if (!say(out, in, answer) || command.equals("QUIT")) {
                return;
            }
            if (answer.equals("354 go on")) {
                String data = data(in);
                String end = answer("END", "250 taken");
                if (end.startsWith("250")) {
                    mails.add(new Mail(from, List.copyOf(to), data, encrypted));
                }
                if (!say(out, in, end)) {
                    return;
                }
            }
            if (command.equals("STARTTLS") && answer.startsWith("220")) {
                SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, false);
                secure.startHandshake();
                converse(secure, true);
                return;
            }
        }
    }

    /** {@code AUTH PLAIN} and in Base64 whom to act for, who it is, and the password (RFC 4616). */
    private boolean isLogin(String line) {
        byte[] said = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        return new String(said, StandardCharsets.UTF_8).endsWith(login);
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line).append('\n');
        }
        return data.toString();
    }

    private String answer(String command, String good) {
        Queue<String> script = scripts.get(command);
        String next = script == null ? null : script.poll();
        return next == null ? good : next;
    }

    /** Whether the conversation goes on. One that stalls ends when the client has had enough. */
    private static boolean say(OutputStream out, BufferedReader in, String answer) throws IOException {
        if (answer.equals(STALL)) {
            while (in.readLine() != null) {
                // Whatever comes, there is no answer.
            }
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !answer.startsWith("421");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
