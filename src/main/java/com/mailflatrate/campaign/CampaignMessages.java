package com.mailflatrate.campaign;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.campaign.trial.ReaderValues;
import com.mailflatrate.content.MailProgram;
import com.mailflatrate.content.RenderedMail;
import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.mime.Outgoing;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The content of a mailing's messages: frozen at release, compiled once per run, filled in batches.
 */
@Component
class CampaignMessages implements MessageSource {

    private static final int RUNS_KEPT = 64;

    private final MailingStore store;
    private final Contacts contacts;
    private final Lists lists;
    private final ReaderValues.Links links;

    private final Map<RunId, Programme> programmes =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<RunId, Programme> eldest) {
                            return size() > RUNS_KEPT;
                        }
                    });

    /** A run's content, ready to be filled. */
    private record Programme(MailingId mailing, MailProgram program) {}

    CampaignMessages(MailingStore store, Contacts contacts, Lists lists, ReaderValues.Links links) {
        this.store = store;
        this.contacts = contacts;
        this.lists = lists;
        this.links = links;
    }

    @Override
    public byte[] contentSha256(AccountId account, RunId run) {
        return frozen(account, run).content().sha256();
    }

    @Override
    public Batch open(AccountId account, RunId run, List<Slot> slots) {
        Programme programme = programmes.computeIfAbsent(run, id -> compiled(account, id));
        Map<ContactId, Map<String, String>> fields =
                contacts.fieldsOf(account, slots.stream().map(Slot::contact).toList());
        Map<ListId, String> names = new HashMap<>();
        for (ListSummary list :
                lists.findAll(account, slots.stream().map(Slot::list).distinct().toList())) {
            names.put(list.id(), list.name());
        }
        Map<MessageId, Slot> bySlot = new HashMap<>();
        slots.forEach(slot -> bySlot.put(slot.message(), slot));
        return new Batch() {
            @Override
            public String domain(MessageId message) {
                return address(bySlot.get(message), fields).map(EmailAddress::domain).orElse("");
            }

            @Override
            public Outgoing compose(MessageId message) {
                return CampaignMessages.this.compose(programme, bySlot.get(message), fields, names);
            }
        };
    }

    private static Optional<EmailAddress> address(
            @Nullable Slot slot, Map<ContactId, Map<String, String>> fields) {
        Map<String, String> known = slot == null ? null : fields.get(slot.contact());
        return known == null
                ? Optional.empty()
                : EmailAddress.parse(known.getOrDefault("email", ""));
    }

    private Outgoing compose(
            Programme programme,
            @Nullable Slot slot,
            Map<ContactId, Map<String, String>> fields,
            Map<ListId, String> names) {
        Map<String, String> known = slot == null ? null : fields.get(slot.contact());
        Optional<EmailAddress> to = address(slot, fields);
        if (slot == null || known == null || to.isEmpty()) {
            return new Outgoing.Skip("CONTACT_GONE");
        }
        String listName = names.getOrDefault(slot.list(), "");
        RenderedMail mail =
                programme.program.render(
                        links.valuesFor(
                                known, slot.message(), programme.mailing.toString(), listName));
        return new Outgoing.Mail(
                to.get(), null, mail.subject(), mail.text(), mail.html(), listName, Map.of());
    }

    private Programme compiled(AccountId account, RunId run) {
        MailingStore.FrozenContent frozen = frozen(account, run);
        return new Programme(frozen.mailing(), frozen.content().compile().orThrow());
    }

    private MailingStore.FrozenContent frozen(AccountId account, RunId run) {
        return store.contentOf(account, run)
                .orElseThrow(() -> new IllegalStateException("no content of run " + run));
    }
}
