package com.mailflatrate.campaign.progress;

/**
 * How far a mailing is with one provider.
 *
 * @param provider its name as people know it, or the domain; empty for all that are too small to
 *     name
 * @param domains how many domains are counted here
 * @param open without an answer so far, the deferred among them
 * @param reply the newest reply of a server that deferred, verbatim; empty when there is none
 */
public record ProviderProgress(
        String provider,
        int domains,
        long total,
        long accepted,
        long deferred,
        long refused,
        long open,
        String reply) {

    ProviderProgress plus(ProviderProgress other) {
        return new ProviderProgress(
                provider,
                domains + other.domains,
                total + other.total,
                accepted + other.accepted,
                deferred + other.deferred,
                refused + other.refused,
                open + other.open,
                reply.isEmpty() ? other.reply : reply);
    }

    ProviderProgress named(String name) {
        return new ProviderProgress(name, domains, total, accepted, deferred, refused, open, reply);
    }
}
