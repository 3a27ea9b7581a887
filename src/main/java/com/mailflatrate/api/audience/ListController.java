package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.ListSummary.Counts;
import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists. */
@RestController
@RequestMapping("/api/v1/lists")
@Tag(name = "Lists")
class ListController {

    private final Lists lists;

    ListController(Lists lists) {
        this.lists = lists;
    }

    /** What was promised: at most so many in a week, month or quarter. */
    record FrequencyForm(@Nullable Integer max, @Nullable String per) {}

    /** A new list. */
    record ListForm(
            @Nullable String name,
            @Nullable String description,
            @Nullable FrequencyForm frequency) {}

    /** A list as answered. */
    record ListView(
            ListId id,
            String name,
            String description,
            @Nullable FrequencyForm frequency,
            Counts counts,
            Instant createdAt)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/lists/" + id;
        }

        static ListView of(ListSummary list) {
            Frequency frequency = list.frequency();
            FrequencyForm promise =
                    frequency == null
                            ? null
                            : new FrequencyForm(frequency.max(), frequency.per().text());
            return new ListView(
                    list.id(),
                    list.name(),
                    list.description(),
                    promise,
                    list.counts(),
                    list.createdAt());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a list")
    ListView create(SignedIn me, @RequestBody ListForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:write");
        ListDraft draft =
                new ListDraft(
                        form.name() == null ? "" : form.name(),
                        form.description() == null ? "" : form.description(),
                        frequency(form.frequency()));
        return ListView.of(lists.create(account, draft, me.actor()).orThrow());
    }

    @GetMapping
    @Operation(summary = "Lists, newest first")
    Page<ListView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:read");
        return lists.page(account, paging).map(ListView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One list with its counts")
    ListView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ListSummary list =
                ListId.parse(id)
                        .flatMap(known -> lists.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "lists:read");
        return ListView.of(list);
    }

    private static @Nullable Frequency frequency(@Nullable FrequencyForm form) {
        if (form == null) {
            return null;
        }
        String per = form.per();
        for (Per unit : Per.values()) {
            if (unit.text().equals(per)) {
                Integer max = form.max();
                return new Frequency(max == null ? 0 : max, unit);
            }
        }
        throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "frequency.per")));
    }
}
