package com.mailflatrate.web.campaign;

import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.segments.Segment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one card's form sends; fields of other cards are absent and stay as they are. */
record CampaignForm(
        @Nullable String name,
        @Nullable List<String> listIds,
        @Nullable String segmentId,
        @Nullable String segmentMode,
        @Nullable String fromName,
        @Nullable String fromEmail,
        @Nullable String replyTo,
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String text) {

    static final Set<String> PARTS = Set.of("name", "to", "from", "subject", "content");

    private static final String FOOTER = "{{ footer }}";

    CampaignDraft over(CampaignDraft old, String part) {
        return new CampaignDraft(
                part.equals("name") ? given(name).strip() : old.name(),
                part.equals("to") ? lists() : old.listIds(),
                part.equals("from") ? given(fromName).strip() : old.fromName(),
                part.equals("from") ? given(fromEmail).strip() : old.fromEmail(),
                part.equals("from") ? orNull(replyTo) : old.replyTo(),
                part.equals("subject") ? given(subject).strip() : old.subject(),
                part.equals("subject") ? orNull(preheader) : old.preheader(),
                part.equals("content") ? withFooter(given(html)) : old.html(),
                part.equals("content") ? orNull(text) : old.text(),
                part.equals("to") ? segment() : old.segment());
    }

    private List<ListId> lists() {
        return (listIds == null ? List.<String>of() : listIds)
                .stream().flatMap(id -> ListId.parse(id).stream()).distinct().toList();
    }

    private @Nullable CampaignSegment segment() {
        return ListId.parse(given(segmentId))
                .map(
                        id ->
                                new CampaignSegment(
                                        id.value(),
                                        Segment.Kind.of(given(segmentMode))
                                                .orElse(Segment.Kind.LIVE)))
                .orElse(null);
    }

    /** Who writes on the page need not know that the locked block has a name. */
    private static String withFooter(String html) {
        if (html.isBlank() || html.replace(" ", "").contains("{{footer}}")) {
            return html;
        }
        int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        return end < 0
                ? html + "\n" + FOOTER + "\n"
                : html.substring(0, end) + FOOTER + "\n" + html.substring(end);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
