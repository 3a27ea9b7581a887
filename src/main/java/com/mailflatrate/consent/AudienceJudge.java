package com.mailflatrate.consent;

import com.mailflatrate.consent.AudienceStore.Entry;
import com.mailflatrate.consent.Selection.Skip;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides entry by entry; counting and mailing both go through it, so that they cannot differ. For
 * one thread.
 */
final class AudienceJudge implements Consumer<Entry> {

    private final List<ListId> order;
    private final Consumer<Outbox.Recipient> sink;
    private final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);
    private final RhythmJudge rhythm;
    private final Predicate<EmailAddress> personal;
    private final RoleAddresses roles = RoleAddresses.standard();
    private long selected;
    private long sendable;
    private @Nullable ContactId current;
    private @Nullable Entry chosen;

    /**
     * A judge for one reading.
     *
     * @param order the lists as the campaign names them: the first one that may be mailed is the
     *     primary one
     * @param rhythm judges how often and how lately somebody was mailed
     * @param personal whether a look-alike of a functional mailbox is on record as a person's
     */
    AudienceJudge(
            List<ListId> order,
            RhythmJudge rhythm,
            Predicate<EmailAddress> personal,
            Consumer<Outbox.Recipient> sink) {
        this.order = order;
        this.rhythm = rhythm;
        this.personal = personal;
        this.sink = sink;
    }

    @Override
    public void accept(Entry entry) {
        selected++;
        if (!entry.contact().equals(current)) {
            emit();
            current = entry.contact();
        }
        Optional<Skip> skip = skip(entry);
        if (skip.isPresent()) {
            skipped.merge(skip.get(), 1L, Long::sum);
        } else if (chosen == null) {
            chosen = entry;
        } else {
            skipped.merge(Skip.DUPLICATE, 1L, Long::sum);
            chosen = rank(entry) < rank(chosen) ? entry : chosen;
        }
    }

    Selection finish() {
        emit();
        return new Selection(selected, sendable, skipped, rhythm.result());
    }

    private void emit() {
        Entry last = chosen;
        if (last != null) {
            sendable++;
            rhythm.count(last);
            sink.accept(new Outbox.Recipient(last.contact(), last.list(), last.key()));
        }
        chosen = null;
    }

    private int rank(Entry entry) {
        return order.indexOf(entry.list());
    }

    private Optional<Skip> skip(Entry entry) {
        return switch (entry.status()) {
            case "UNSUBSCRIBED" -> Optional.of(Skip.UNSUBSCRIBED);
            case "COMPLAINED" -> Optional.of(Skip.COMPLAINED);
            case "BOUNCED" -> Optional.of(Skip.BOUNCED);
            case "UNCONFIRMED" -> Optional.of(Skip.UNCONFIRMED);
            case "HELD" ->
                    Optional.of("UNPROVEN".equals(entry.reason()) ? Skip.UNPROVEN : Skip.HELD);
            default -> afterStatus(entry);
        };
    }

    private Optional<Skip> afterStatus(Entry entry) {
        if (entry.suppressed()) {
            return Optional.of(Skip.SUPPRESSED);
        }
        if (isRole(entry.email())) {
            return Optional.of(Skip.ROLE_ADDRESS);
        }
        return rhythm.skip(entry);
    }

    /** Words may have been added to the list since the contact came. */
    private boolean isRole(String email) {
        return EmailAddress.parse(email)
                .map(
                        address ->
                                roles.judge(address, IntakePath.FORM, personal)
                                        instanceof RoleVerdict.Refused)
                .orElse(true);
    }
}
