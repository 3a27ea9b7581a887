package com.mailflatrate.mail.dkim;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.mail.dkim.DkimVerdict.Result;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Verifies the DKIM signatures of a mail, at most ten. Asks for keys through our resolver, so not
 * inside a transaction. Thread-safe.
 */
@Component
public final class DkimVerifier {

    private static final int MOST = 10;

    private final Dns dns;
    private final InstantSource clock;

    DkimVerifier(Dns dns, InstantSource clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** One verdict per signature, from the top; empty for a mail without any. */
    public List<DkimVerdict> verify(byte[] rawMail) {
        RawMail mail = RawMail.read(rawMail);
        List<DkimVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < mail.fields().size() && verdicts.size() < MOST; i++) {
            if (mail.fields().get(i).name().strip().equalsIgnoreCase("DKIM-Signature")) {
                verdicts.add(verify(mail, mail.fields().get(i)));
            }
        }
        return verdicts;
    }

    private DkimVerdict verify(RawMail mail, RawMail.RawField field) {
        ReceivedSignature signature = ReceivedSignature.read(field);
        if (!signature.defect().isEmpty()) {
            return signature.verdict(Result.PERMERROR, signature.defect());
        }
        if (signature.isExpired(clock.instant())) {
            return signature.verdict(Result.FAIL, "expired");
        }
        if (!signature.bodyMatches(mail.body())) {
            return signature.verdict(Result.FAIL, "body hash differs");
        }
        return switch (dns.look(signature.keyName(), RecordType.TXT)) {
            case Answer.Failed _ -> signature.verdict(Result.TEMPERROR, "key not reachable");
            case Answer.NoName _ -> signature.verdict(Result.PERMERROR, "no key");
            case Answer.NoData _ -> signature.verdict(Result.PERMERROR, "no key");
            case Answer.Found found -> signature.check(mail, found.values());
        };
    }
}
