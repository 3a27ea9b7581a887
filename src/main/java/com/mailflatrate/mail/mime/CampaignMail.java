package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes the mails of one mailing: every field of the header block, each once. Thread-safe. */
public final class CampaignMail {

    private static final String COMPLAINTS = "csa-complaints@eco.de";

    private final Platform platform;
    private final Sender sender;
    private final PieceEncoder encoder = new PieceEncoder();

    /**
     * What all mails of a mailing share.
     *
     * @param bounceHost host of the return path
     * @param accountLabel stands for the account in Feedback-ID; letters and digits
     * @param stream third part of Feedback-ID
     * @param withCertificate whether a certified operator says so in this mail
     */
    public record Sender(
            MailingId mailing,
            String fromName,
            EmailAddress from,
            String bounceHost,
            String accountLabel,
            String stream,
            boolean withCertificate) {}

    /** A composer for one mailing. */
    public CampaignMail(Platform platform, Sender sender) {
        this.platform = platform;
        this.sender = sender;
    }

    /**
     * One mail.
     *
     * @param date of the first claim, the same for every attempt
     */
    public Mail compose(Outgoing.Mail content, ListId list, Marks marks, Instant date) {
        List<Field> fields = new ArrayList<>(28);
        Body body = Body.of(content.text(), content.html(), marks.id(), encoder);
        addresses(fields, content, marks);
        fields.add(new Field("Date", Fields.date(date)));
        fields.add(new Field("Message-ID", '<' + marks.id() + '@' + platform.domain() + '>'));
        fields.add(Fields.text("Subject", content.subject()));
        fields.addAll(body.fields());
        listFields(fields, content.listName(), list, marks);
        complaintFields(fields, marks);
        content.headers().forEach((name, value) -> fields.add(OwnHeaders.field(name, value)));
        return new Mail(
                "b+" + marks.bounce() + '@' + sender.bounceHost(),
                content.to(),
                fields,
                body.bytes());
    }

    private void addresses(List<Field> fields, Outgoing.Mail content, Marks marks) {
        @Nullable String name = content.toName();
        fields.add(Fields.mailbox("From", sender.fromName(), sender.from()));
        fields.add(new Field("Reply-To", "<r+" + marks.reply() + '@' + platform.domain() + '>'));
        fields.add(Fields.mailbox("To", name, content.to()));
    }

    private void listFields(List<Field> fields, String listName, ListId list, Marks marks) {
        String page = '<' + platform.recipientUrl() + "/u/" + marks.unsubscribe() + '>';
        String mail =
                "<mailto:u+"
                        + marks.unsubscribe()
                        + '@'
                        + platform.domain()
                        + "?subject=unsubscribe>";
        fields.add(Fields.listId(listName, list, platform.domain()));
        fields.add(Fields.parts("List-Unsubscribe", List.of(page + ',', mail)));
        fields.add(new Field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        fields.add(new Field("List-Help", page));
        fields.add(new Field("List-Post", "NO"));
        fields.add(new Field("Precedence", "bulk"));
    }

    private void complaintFields(List<Field> fields, Marks marks) {
        String mailing = sender.mailing().value();
        fields.add(
                new Field(
                        "Feedback-ID",
                        mailing
                                + ':'
                                + sender.accountLabel()
                                + ':'
                                + sender.stream()
                                + ':'
                                + platform.senderId()));
        fields.add(new Field("X-Mailing-ID", sender.mailing().toString() + '.' + marks.id()));
        fields.add(
                Fields.parts(
                        "X-Report-Abuse",
                        List.of(
                                '<' + platform.recipientUrl() + "/abuse?m=" + marks.id() + ">,",
                                "<mailto:abuse@" + platform.domain() + '>')));
        fields.add(new Field("CFBL-Address", "fbl@" + platform.domain() + "; report=arf"));
        fields.add(new Field("CFBL-Feedback-ID", marks.id()));
        if (platform.certified() && sender.withCertificate()) {
            fields.add(new Field("X-CSA-Complaints", COMPLAINTS));
        }
    }
}
