package com.mailflatrate.api.campaign;

import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as a client writes it. Header fields are ours: there is no place for any (compliance
 * row E12).
 */
record CampaignBody(
        @Nullable String name,
        @Nullable List<String> listIds,
        @Nullable Sender from,
        @Nullable String replyTo,
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String text,
        @Nullable String tracking) {

    /** Who sends. */
    record Sender(@Nullable String name, @Nullable String email) {}

    CampaignDraft draft() {
        if (tracking != null && !tracking.equals("off")) {
            throw new RefusedException(
                    List.of(Reason.field(Code.INVALID_VALUE, "tracking", tracking)));
        }
        return new CampaignDraft(
                orEmpty(name).strip(),
                lists(),
                from == null ? "" : orEmpty(from.name),
                from == null ? "" : orEmpty(from.email).strip(),
                replyTo == null || replyTo.isBlank() ? null : replyTo.strip(),
                orEmpty(subject),
                preheader,
                orEmpty(html),
                text);
    }

    private List<ListId> lists() {
        List<ListId> ids = new ArrayList<>();
        for (String id : listIds == null ? List.<String>of() : listIds) {
            ids.add(
                    ListId.parse(orEmpty(id))
                            .orElseThrow(
                                    () ->
                                            new RefusedException(
                                                    List.of(
                                                            Reason.field(
                                                                    Code.NOT_FOUND, "listIds")))));
        }
        return ids.stream().distinct().toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
