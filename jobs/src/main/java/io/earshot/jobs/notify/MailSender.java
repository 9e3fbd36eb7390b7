package io.earshot.jobs.notify;

import io.earshot.jobs.deliver.Discretion;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Sender;
import io.earshot.notify.Links;
import io.earshot.notify.MailTarget;
import io.earshot.notify.MailTarget.Tls;
import io.earshot.notify.MailText;
import io.earshot.notify.Message;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people by e-mail. An answer of 4xx is for now, one of 5xx for good (RFC 5321, section 4.2.1). */
final class MailSender implements Sender<Message> {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    /** The code that a server's answer begins with. */
    private static final Pattern CODE = Pattern.compile("\\s*(\\d)\\d\\d\\b.*", Pattern.DOTALL);

    private final MailTarget target;
    private final ZoneId zone;
    private final Links links;
    private final Session session;
    private final Discretion discretion;

    /**
     * @param timeout for each step of the conversation
     * @param sockets for TLS; null for the JVM's own, which trust what it trusts
     */
    MailSender(MailTarget target, ZoneId zone, Links links, Duration timeout, @Nullable SSLSocketFactory sockets) {
        this.target = target;
        this.zone = zone;
        this.links = links;
        session = Session.getInstance(properties(target, timeout, sockets));
        discretion = new Discretion(target.secrets());
    }

    private static Properties properties(MailTarget target, Duration timeout, @Nullable SSLSocketFactory sockets) {
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(target.username() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(target.tls() == Tls.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(target.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(target.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (sockets != null) {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        }
        return properties;
    }

    @Override
    public Outcome send(Message message) {
        try {
            return send(mail(message));
        } catch (MessagingException e) {
            // Not one of ours has been said yet: an address that does not read, which the file's check let pass.
            return Outcome.refused(discretion.applied(String.valueOf(e.getMessage())));
        }
    }

    private Outcome send(MimeMessage mail) throws MessagingException {
        List<Address> recipients = new ArrayList<>(List.of(mail.getAllRecipients()));
        List<String> refused = new ArrayList<>();
        while (!recipients.isEmpty()) {
            Transport transport = session.getTransport("smtp");
            try {
                connect(transport);
                transport.sendMessage(mail, recipients.toArray(new Address[0]));
                return Outcome.told(refused.isEmpty() ? "accepted" : "but not to all: " + String.join("; ", refused));
            } catch (MessagingException e) {
                List<SMTPAddressFailedException> addresses = addresses(e);
                if (addresses.isEmpty() || addresses.stream().anyMatch(one -> one.getReturnCode() / 100 == 4)) {
                    return outcome(e);
                }
                // The others are to get it all the same: who is refused for good must not keep it from them.
                for (SMTPAddressFailedException one : addresses) {
                    refused.add(discretion.applied(String.valueOf(one.getMessage())));
                    if (!recipients.remove(one.getAddress())) {
                        return Outcome.refused(String.join("; ", refused));
                    }
                }
            } finally {
                end(transport);
            }
        }
        return Outcome.refused(String.join("; ", refused));
    }

    private void connect(Transport transport) throws MessagingException {
        String password = target.password() == null ? null : target.password().value();
        transport.connect(target.host(), target.port(), target.username(), password);
    }

    /** What was taken was taken, however the conversation ends. */
    private static void end(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug(
                    "a conversation with a mail server did not end well: {}",
                    e.getClass().getName());
        }
    }

    private Outcome outcome(MessagingException e) {
        String said = discretion.applied(e.getMessage()
                + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
        return isForGood(e) ? Outcome.refused(said) : Outcome.tryAgain(said);
    }

    private static boolean isForGood(MessagingException e) {
        if (e instanceof SMTPSendFailedException failed) {
            return failed.getReturnCode() / 100 == 5;
        }
        for (Exception next = e; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof SMTPSenderFailedException failed) {
                return failed.getReturnCode() / 100 == 5;
            }
        }
        Matcher code = CODE.matcher(String.valueOf(e.getMessage()));
        return e instanceof AuthenticationFailedException
                && code.matches()
                && code.group(1).equals("5");
    }

    /** Which addresses the server refused, and how. */
    private static List<SMTPAddressFailedException> addresses(MessagingException e) {
        List<SMTPAddressFailedException> result = new ArrayList<>();
        for (Exception next = e; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException address) {
                result.add(address);
            }
        }
        return result;
    }

    private MimeMessage mail(Message message) throws MessagingException {
        InternetAddress from = new InternetAddress(target.from(), true);
        String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        MailText text = MailText.of(message, zone, links, domain);
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", text.id());
            }
        };
        mail.setFrom(from);
        for (String to : target.to()) {
            mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
        }
        mail.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(message.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (text.inReplyTo() != null) {
            mail.setHeader("In-Reply-To", text.inReplyTo());
            mail.setHeader("References", text.inReplyTo());
        }
        if (text.important()) {
            mail.setHeader("Importance", "high");
            mail.setHeader("X-Priority", "1");
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), StandardCharsets.UTF_8.name(), "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        return mail;
    }
}
