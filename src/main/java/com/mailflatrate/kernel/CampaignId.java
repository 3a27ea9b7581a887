package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** Content, sender and audience as the customer edits it. */
public record CampaignId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<CampaignId> parse(String text) {
        return Ids.uuid(text).map(CampaignId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
