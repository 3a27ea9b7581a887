package com.mailflatrate.campaign.progress;

/**
 * How far a mailing is with one provider.
 *
 * @param provider its name as people know it, or the domain; empty for all that are too small to
 *     name
 * @param domains how many domains are counted here
 * @param ambiguous handed over without an answer, so that nobody knows whether they came
 * @param unconfirmed the same, and nothing came back for three days
 * @param deferred to be tried again, without the held
 * @param held back by a measure
 * @param open without an answer so far, the deferred and the held among them
 * @param reply the newest reply of a server that deferred, verbatim; empty when there is none
 */
public record ProviderProgress(
        String provider,
        int domains,
        long total,
        long accepted,
        long ambiguous,
        long unconfirmed,
        long deferred,
        long held,
        long refused,
        long open,
        String reply) {

    ProviderProgress plus(ProviderProgress other) {
        return new ProviderProgress(
                provider,
                domains + other.domains,
                total + other.total,
                accepted + other.accepted,
                ambiguous + other.ambiguous,
                unconfirmed + other.unconfirmed,
                deferred + other.deferred,
                held + other.held,
                refused + other.refused,
                open + other.open,
                reply.isEmpty() ? other.reply : reply);
    }

    /** What left without a final answer. */
    public long unsure() {
        return ambiguous + unconfirmed;
    }

    /** What is never sent. */
    public long skipped() {
        return total - accepted - unsure() - refused - open;
    }

    ProviderProgress named(String name) {
        return new ProviderProgress(
                name,
                domains,
                total,
                accepted,
                ambiguous,
                unconfirmed,
                deferred,
                held,
                refused,
                open,
                reply);
    }
}
