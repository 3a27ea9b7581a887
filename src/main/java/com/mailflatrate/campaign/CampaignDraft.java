package com.mailflatrate.campaign;

import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.kernel.ListId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may say about a campaign. May be incomplete: the gate names what is missing. HTML
 * and text are in the merge language ({@code campaign.merge}).
 *
 * @param name for the customer's own eyes, 1 to 120 characters
 * @param listIds the first through which a contact may be mailed is its primary list
 * @param fromName at most 70 characters
 * @param fromEmail of a verified sender domain
 * @param replyTo where people's replies are forwarded to, else {@code fromEmail}
 * @param subject at most 200 characters, merge language without conditions
 * @param preheader the line an inbox shows after the subject, at most 200 characters
 * @param html at most 1 MB
 * @param text own text part; made from the HTML when absent
 * @param segment of the lists' people only those in it; everybody when absent
 */
public record CampaignDraft(
        String name,
        List<ListId> listIds,
        String fromName,
        String fromEmail,
        @Nullable String replyTo,
        String subject,
        @Nullable String preheader,
        String html,
        @Nullable String text,
        @Nullable CampaignSegment segment) {

    /** Copies the lists. */
    public CampaignDraft {
        listIds = List.copyOf(listIds);
    }

    /** A campaign with nothing but a name. */
    public static CampaignDraft named(String name) {
        return new CampaignDraft(name, List.of(), "", "", null, "", null, "", null, null);
    }

    /** The same to others. */
    CampaignDraft to(List<ListId> lists, @Nullable CampaignSegment segment) {
        return new CampaignDraft(
                name, lists, fromName, fromEmail, replyTo, subject, preheader, html, text, segment);
    }
}
