package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.mail.mime.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;

/** Messages of a test: contact by contact, with content that a test may change under way. */
final class ScriptedSource implements MessageSource {

    final Map<ContactId, EmailAddress> addresses = new ConcurrentHashMap<>();
    final AtomicInteger failures = new AtomicInteger();
    final Set<RunId> broken = ConcurrentHashMap.newKeySet();
    final Set<RunId> bottomless = ConcurrentHashMap.newKeySet();
    final Set<RunId> unreadable = ConcurrentHashMap.newKeySet();
    volatile String content = "Brot am Samstag";
    volatile String html = "<p>Guten Tag</p>";

    @TestConfiguration(proxyBeanMethods = false)
    static class Plugged {

        @Bean
        @Primary
        ScriptedSource scriptedSource() {
            return new ScriptedSource();
        }
    }

    byte[] hash() {
        return Secrets.sha256(content);
    }

    @Override
    public byte[] contentSha256(AccountId account, RunId run) {
        if (unreadable.remove(run)) {
            throw new IllegalStateException("the connection broke while the content was read");
        }
        return hash();
    }

    @Override
    public Batch open(AccountId account, RunId run, List<Slot> slots) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new DataAccessResourceFailureException("the database went away under a claim");
        }
        if (broken.contains(run)) {
            throw new IllegalStateException("a run nobody can compose");
        }
        Map<MessageId, ContactId> contacts = new ConcurrentHashMap<>();
        slots.forEach(slot -> contacts.put(slot.message(), slot.contact()));
        return new Batch() {
            @Override
            public String domain(MessageId message) {
                EmailAddress to = to(contacts, message);
                return to == null ? "" : to.domain();
            }

            @Override
            public Outgoing compose(MessageId message) {
                EmailAddress to = to(contacts, message);
                if (bottomless.contains(run)) {
                    throw new StackOverflowError("a mail that never ends");
                }
                return to == null
                        ? new Outgoing.Skip("GONE")
                        : new Outgoing.Mail(
                                to, "Anna", content, "Guten Tag", html, "Neues", Map.of());
            }
        };
    }

    private @Nullable EmailAddress to(Map<MessageId, ContactId> contacts, MessageId message) {
        ContactId contact = contacts.get(message);
        return contact == null ? null : addresses.get(contact);
    }
}
