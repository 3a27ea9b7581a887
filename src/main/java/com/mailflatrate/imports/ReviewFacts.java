package com.mailflatrate.imports;

import com.mailflatrate.audience.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer needs to decide about an import.
 *
 * @param company whose import it is
 * @param listName where it is to go
 * @param origin what the account says about it
 * @param risks codes of what speaks against it: ROLE_SHARE, INVALID_SHARE, DOUBTFUL_ROWS,
 *     FEW_PROOFS
 * @param domains the most frequent domains among the rows that come in
 * @param spotCheck rows with proof, drawn at random: the smaller of 10 and 3 %, at least one
 * @param doubts addresses that share the decision, at most 20
 * @param talk what was said, oldest first
 */
public record ReviewFacts(
        Import batch,
        String company,
        String listName,
        Origin origin,
        List<String> risks,
        List<Domain> domains,
        List<SpotCheck> spotCheck,
        List<String> doubts,
        List<Remark> talk) {

    /** Copies. */
    public ReviewFacts {
        risks = List.copyOf(risks);
        domains = List.copyOf(domains);
        spotCheck = List.copyOf(spotCheck);
        doubts = List.copyOf(doubts);
        talk = List.copyOf(talk);
    }

    /** How many rows are at a domain. */
    public record Domain(String name, long rows) {}

    /** One row's proof as the file states it. */
    public record SpotCheck(
            long line,
            String address,
            @Nullable Instant at,
            @Nullable String ip,
            @Nullable String source) {}
}
