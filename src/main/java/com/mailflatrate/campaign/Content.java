package com.mailflatrate.campaign;

import com.mailflatrate.account.Account;
import com.mailflatrate.content.Footer;
import com.mailflatrate.content.MailProgram;
import com.mailflatrate.content.MailSource;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the mails of a mailing are made from, as one value with one hash. */
public record Content(
        String fromName,
        String fromEmail,
        @Nullable String replyTo,
        MailSource source,
        Language language,
        List<String> imprint) {

    /** Counts up when the same words would render differently. */
    private static final int PROGRAMME_VERSION = 1;

    /** Copies the imprint. */
    public Content {
        imprint = List.copyOf(imprint);
    }

    /** What a campaign would send as it stands. */
    public static Content of(CampaignDraft draft, Account account) {
        Footer footer = new Footer(account.company(), account.language());
        return new Content(
                draft.fromName(),
                draft.fromEmail(),
                draft.replyTo(),
                new MailSource(draft.subject(), draft.preheader(), draft.html(), draft.text()),
                account.language(),
                footer.imprint());
    }

    /** The locked footer. */
    public Footer footer() {
        return new Footer(imprint, language);
    }

    /** Source and footer as one programme, or why it is none. */
    public Outcome<MailProgram> compile() {
        return MailProgram.compile(source, footer(), language);
    }

    /**
     * Over all of it, each part framed by its length, with the versions of footer and merge
     * language.
     */
    public byte[] sha256() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(PROGRAMME_VERSION);
            for (String part :
                    new @Nullable String[] {
                        fromName,
                        fromEmail,
                        replyTo,
                        source.subject(),
                        source.preheader(),
                        source.html(),
                        source.text(),
                        footer().fingerprint()
                    }) {
                byte[] utf8 = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(part == null ? -1 : utf8.length);
                out.write(utf8);
            }
            return sha256.digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new UncheckedIOException(new IOException("cannot hash a campaign", e));
        }
    }
}
