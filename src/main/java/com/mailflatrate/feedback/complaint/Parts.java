package com.mailflatrate.feedback.complaint;

import com.mailflatrate.feedback.complaint.ComplaintRates.Part;
import com.mailflatrate.feedback.complaint.ComplaintRates.Part.Kind;
import com.mailflatrate.feedback.complaint.ShareStore.About;
import com.mailflatrate.policy.FreemailDomains;
import com.mailflatrate.policy.reply.Providers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of an account's mail that a contact belongs to. */
final class Parts {

    private Parts() {}

    /** A company's own domain is no part: too few people for a rate. */
    static List<Part> of(@Nullable About contact) {
        List<Part> parts = new ArrayList<>(List.of(Part.WHOLE));
        if (contact != null) {
            String provider = Providers.of(contact.domain());
            if (provider == null && FreemailDomains.contains(contact.domain())) {
                provider = contact.domain();
            }
            if (provider != null) {
                parts.add(new Part(Kind.PROVIDER, provider));
            }
            if (contact.origin() != null) {
                parts.add(new Part(Kind.ORIGIN, contact.origin().toString()));
            }
        }
        return parts;
    }
}
