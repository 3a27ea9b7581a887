package com.mailflatrate.consent.record;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.ledger.CanonicalJson;
import com.mailflatrate.ledger.Certificate;
import com.mailflatrate.ledger.MerkleRoot;
import com.mailflatrate.ledger.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of imports about one contact, with their way to the root that the ledger holds. */
final class ImportedRows {

    private static final int HASH = 32;

    private ImportedRows() {}

    static Map<UUID, List<Certificate.Row>> of(
            AccountId account, ContactId contact, List<ImportedFacts> found) {
        Map<UUID, List<Certificate.Row>> rows = new HashMap<>();
        for (ImportedFacts one : found) {
            rows.computeIfAbsent(one.event(), event -> new ArrayList<>())
                    .add(row(body(account, contact, one), one));
        }
        return rows;
    }

    private static Certificate.Row row(String body, ImportedFacts one) {
        List<byte[]> hashes = new ArrayList<>();
        for (int from = 0; from < one.leaves().length; from += HASH) {
            hashes.add(MerkleRoot.leaf(Arrays.copyOfRange(one.leaves(), from, from + HASH)));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return new Certificate.Row(
                body,
                base64.encodeToString(one.salt()),
                one.position(),
                hashes.size(),
                Tree.path((level, at) -> node(hashes, level, at), one.position(), hashes.size())
                        .stream()
                        .map(base64::encodeToString)
                        .toList());
    }

    private static byte[] node(List<byte[]> hashes, int level, long at) {
        return level == 0
                ? hashes.get((int) at)
                : Tree.node(node(hashes, level - 1, 2 * at), node(hashes, level - 1, 2 * at + 1));
    }

    private static String body(AccountId account, ContactId contact, ImportedFacts one) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("account", account.value());
        body.put("contact", contact);
        body.put("email", one.email());
        body.put("list", one.list());
        body.put("grade", one.grade());
        body.put("at", one.at());
        body.put("ip", one.ip());
        body.put("source", one.source());
        body.put("origin", one.origin());
        return CanonicalJson.of(body);
    }
}
