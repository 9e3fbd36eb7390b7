package io.earshot.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.elasticsearch.TestCertificate;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Outcome.Kind;
import io.earshot.jobs.notify.FlakyMailServer.Mail;
import io.earshot.notify.Event;
import io.earshot.notify.Links;
import io.earshot.notify.MailTarget;
import io.earshot.notify.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E-mail to a server that fails in the ways that mail servers do. */
final class MailSenderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:05:00Z");

    private final FlakyMailServer server = new FlakyMailServer();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aMessageIsAMailWithATextAndAnHtmlPart() throws Exception {
        assertThat(sender("").send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TOLD);

        Mail taken = server.mails().get(0);
        assertThat(taken.from()).startsWith("MAIL FROM:<earshot@example.com>");
        assertThat(taken.to()).containsExactly("RCPT TO:<crisis@example.com>", "RCPT TO:<social@example.com>");
        MimeMessage mail = parsed(taken);
        assertThat(mail.getSubject()).isEqualTo("[Earshot] acme: volume spike since 24 Nov 2026 11:00 CET");
        assertThat(mail.getHeader("Importance")).containsExactly("high");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .startsWith("Critical alert")
                .contains("96 posts of acme in 5 minutes where 3 are usual.", "Words: login, <down>");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("login, &lt;down&gt;");
    }

    @Test
    void oneAlertIsOneThread() throws Exception {
        MailSender sender = sender("");
        sender.send(message(Event.OPENED, 1, true));
        sender.send(message(Event.RAISED, 2, false));
        sender.send(message(Event.RAISED, 2, false));

        MimeMessage first = parsed(server.mails().get(0));
        MimeMessage second = parsed(server.mails().get(1));
        MimeMessage again = parsed(server.mails().get(2));
        assertThat(first.getMessageID()).endsWith("@example.com>");
        assertThat(first.getHeader("References")).isNull();
        assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(second.getHeader("References")).containsExactly(first.getMessageID());
        assertThat(second.getMessageID()).isNotEqualTo(first.getMessageID());
        assertThat(again.getMessageID()).isEqualTo(second.getMessageID());
        assertThat(second.getSubject()).isEqualTo("Re: " + first.getSubject());
    }

    @Test
    void whatAServerRefusesForNowIsTriedAgain() {
        server.answers("RCPT", "451 4.7.1 greylisted, come back later");
        MailSender sender = sender("");

        Outcome outcome = sender.send(message(Event.OPENED, 1, true));
        assertThat(outcome.kind()).isEqualTo(Kind.TRY_AGAIN);
        assertThat(outcome.detail()).contains("greylisted");
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TOLD);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void whatAServerRefusesForGoodIsNot() {
        MailSender sender = sender("");
        server.answers("MAIL", "550 5.7.1 you may not");
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.REFUSED);
        server.answers("END", "554 5.6.0 no such content");
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.REFUSED);
        server.answers("RCPT", "550 5.1.1 nobody", "550 5.1.1 nobody either");
        Outcome outcome = sender.send(message(Event.OPENED, 1, true));

        assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcome.detail()).contains("550 5.1.1 nobody", "nobody either");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void oneAddressThatIsRefusedKeepsNothingFromTheOthers() {
        server.answers("RCPT", "550 5.1.1 nobody of that name");
        Outcome outcome = sender("").send(message(Event.OPENED, 1, true));

        assertThat(outcome.kind()).isEqualTo(Kind.TOLD);
        assertThat(outcome.detail()).startsWith("but not to all: ").contains("nobody of that name");
        assertThat(server.mails()).singleElement().satisfies(mail -> assertThat(mail.to())
                .containsExactly("RCPT TO:<social@example.com>"));
    }

    @Test
    void aServerThatIsBusyOrFullIsTriedAgain() {
        MailSender sender = sender("");
        server.answers("CONNECT", "421 too many connections");
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TRY_AGAIN);
        server.answers("END", "452 4.3.1 no space left");
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TRY_AGAIN);
    }

    @Test
    void aServerThatStallsIsNotWaitedForLong() {
        MailSender sender = sender("");
        for (String command : new String[] {"CONNECT", "RCPT", "DATA", "END"}) {
            server.stallsAt(command);
            assertThat(sender.send(message(Event.OPENED, 1, true)).kind())
                    .as(command)
                    .isEqualTo(Kind.TRY_AGAIN);
        }
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsTriedAgain() throws Exception {
        MailSender sender = sender("");
        server.close();

        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TRY_AGAIN);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotShown() {
        server.wants("earshot", "right");
        Outcome outcome = sender("username: earshot, password: hush-hush, ").send(message(Event.OPENED, 1, true));

        assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcome.detail()).contains("535").doesNotContain("hush");
    }

    @Test
    void thePasswordGoesOverAProtectedConnection() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        server.offersTls(certificate.serverContext()).wants("earshot", "hush");
        Outcome outcome = sender("tls: starttls, username: earshot, password: hush, ", trusting(certificate))
                .send(message(Event.OPENED, 1, true));

        assertThat(outcome.kind()).as(outcome.detail()).isEqualTo(Kind.TOLD);
        assertThat(server.mails()).singleElement().satisfies(mail -> assertThat(mail.encrypted())
                .isTrue());
    }

    @Test
    void nothingIsSaidToAServerThatCannotBeTrusted() throws Exception {
        server.wants("earshot", "hush");
        MailSender sender = sender("tls: starttls, username: earshot, password: hush, ");
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TRY_AGAIN);
        server.offersTls(TestCertificate.in(folder).serverContext());
        assertThat(sender.send(message(Event.OPENED, 1, true)).kind()).isEqualTo(Kind.TRY_AGAIN);

        assertThat(server.lines()).isNotEmpty().noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    private MailSender sender(String more) {
        return sender(more, null);
    }

    private MailSender sender(String more, SSLSocketFactory sockets) {
        NotifyConfig config =
                Configs.impatient("""
                targets:
                  - {name: team, type: email, host: 127.0.0.1, port: %d, %s from: "Earshot <earshot@example.com>",
                     to: [crisis@example.com, "Social <social@example.com>"]}
                routes: [{targets: [team]}]
                """.formatted(server.port(), more.contains("tls:") ? more : "tls: none, " + more));
        MailTarget target = (MailTarget) config.plan().targets().get(0);
        return new MailSender(target, ZoneId.of("Europe/Berlin"), new Links(""), Configs.TIMEOUT, sockets);
    }

    private static Message message(Event event, long version, boolean first) {
        Message message =
                Alerts.message("team", event, Alerts.version("acme", version, "critical", "updated", NOW), NOW);
        return new Message(
                message.kind(), message.key(), message.target(), message.thread(), first, message.news(), message.at());
    }

    private static MimeMessage parsed(Mail mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.data().getBytes(StandardCharsets.UTF_8)));
    }

    private static SSLSocketFactory trusting(TestCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "test",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(certificate.pem().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
