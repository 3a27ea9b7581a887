package com.mailflatrate.database.jdbc;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of ours into ones the driver knows: instants, numbers behind ids. Lists are turned
 * item by item.
 */
final class Parameters {

    private Parameters() {}

    static @Nullable Object known(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case AccountId account -> account.value();
            case MessageId message -> message.value();
            case RunId run -> run.value();
            case com.mailflatrate.kernel.ContactId id -> id.value();
            case com.mailflatrate.kernel.ListId id -> id.value();
            case com.mailflatrate.kernel.CampaignId id -> id.value();
            case com.mailflatrate.kernel.ImportId id -> id.value();
            case com.mailflatrate.kernel.OriginId id -> id.value();
            case com.mailflatrate.kernel.SenderDomainId id -> id.value();
            case com.mailflatrate.kernel.CaseId id -> id.value();
            case com.mailflatrate.kernel.UserId id -> id.value();
            case com.mailflatrate.kernel.MailingId id -> id.value();
            case Collection<?> items -> items.stream().map(Parameters::known).toList();
            case null, default -> value;
        };
    }
}
