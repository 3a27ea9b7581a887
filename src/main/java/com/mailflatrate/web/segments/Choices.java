package com.mailflatrate.web.segments;

import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.audience.detail.Field;
import com.mailflatrate.audience.detail.FieldType;
import com.mailflatrate.audience.detail.Fields;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.segments.Segments;
import com.mailflatrate.web.shared.Shell;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an account's conditions can be about: its fields, lists, tags, origins and segments. */
@Component
final class Choices {

    private static final int MOST_LISTS = 200;
    private static final int LABEL_CHARS = 60;

    private final Fields fields;
    private final Lists lists;
    private final Tags tags;
    private final Origins origins;
    private final Segments segments;

    Choices(Fields fields, Lists lists, Tags tags, Origins origins, Segments segments) {
        this.fields = fields;
        this.lists = lists;
        this.tags = tags;
        this.origins = origins;
        this.segments = segments;
    }

    List<Choice> of(AccountId account, Shell shell) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("nothing:", "nothing", shell.text("segments.contact"), false));
        all.add(choice("field", "firstName", shell.text("field.firstName")));
        all.add(choice("field", "lastName", shell.text("field.lastName")));
        fields.all(account).forEach(one -> all.add(choice(one)));
        lists.page(account, new PageRequest(MOST_LISTS, null))
                .items()
                .forEach(one -> all.add(choice("list", one.id().toString(), one.name())));
        tags.all(account).forEach(one -> all.add(choice("tag", one.name(), one.name())));
        origins.all(account)
                .forEach(
                        one ->
                                all.add(
                                        choice(
                                                "origin",
                                                one.id().toString(),
                                                String.valueOf(one.facts().description()))));
        segments.all(account)
                .forEach(one -> all.add(choice("segment", one.id().toString(), one.name())));
        return all;
    }

    private static Choice choice(Field field) {
        boolean yesNo = field.type() == FieldType.YES_NO;
        return new Choice("field:" + field.key(), "field", field.label(), yesNo);
    }

    private static Choice choice(String kind, String name, String label) {
        String brief =
                label.length() <= LABEL_CHARS ? label : label.substring(0, LABEL_CHARS - 1) + "…";
        return new Choice(kind + ":" + name, kind, brief, false);
    }
}
