package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.counter.CardPhoto;
import com.mailflatrate.counter.Cards;
import com.mailflatrate.counter.TypedCard;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A stack of cards from the counter, typed in one after the other; and the photo of a kept one. */
@Controller
class CardPages {

    private final Lists lists;
    private final Cards cards;

    CardPages(Lists lists, Cards cards) {
        this.lists = lists;
        this.cards = cards;
    }

    @GetMapping("/lists/{id}/cards/new")
    String form(
            SignedIn me,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String consentText,
            @RequestParam(defaultValue = "") String signedOn) {
        ListSummary list = list(me, id);
        Access.require(me, "contacts:write");
        return form(
                model,
                list,
                FormInput.of(Map.of("consentText", consentText, "signedOn", signedOn)));
    }

    /** What the next card of the stack has too, stays typed. */
    @PostMapping("/lists/{id}/cards")
    String type(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile photo)
            throws IOException {
        ListSummary list = list(me, id);
        Access.require(me, "contacts:write");
        FormInput form = FormInput.of(typed);
        Outcome<ContactId> taken = take(me, list.id(), form, photo);
        if (!taken.isDone()) {
            response.setStatus(taken.reasons().getFirst().code().kind().status());
            return form(model, list, new FormInput(typed, taken.reasons()));
        }
        Flash.ok(response, shell.text("cards.taken"));
        model.addAttribute("consentText", form.value("consentText"));
        model.addAttribute("signedOn", form.value("signedOn"));
        return "redirect:/lists/" + list.id() + "/cards/new";
    }

    @GetMapping("/cards/{id}/photo")
    ResponseEntity<byte[]> photo(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        CardPhoto photo =
                ListId.parse(id)
                        .map(ListId::value)
                        .flatMap((UUID known) -> cards.photo(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return Downloads.of(photo.type(), "card", photo.bytes());
    }

    private Outcome<ContactId> take(
            SignedIn me, ListId list, FormInput form, @Nullable MultipartFile photo)
            throws IOException {
        LocalDate signedOn;
        try {
            signedOn = LocalDate.parse(form.value("signedOn"));
        } catch (DateTimeParseException nonsense) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "signedOn"));
        }
        Outcome<CardPhoto> read = CardPhoto.of(photo == null ? new byte[0] : photo.getBytes());
        return switch (read) {
            case Outcome.Refused<CardPhoto>(List<Reason> reasons) -> Outcome.refused(reasons);
            case Outcome.Done<CardPhoto>(CardPhoto good) ->
                    cards.type(
                            me.accountOr404(),
                            list,
                            new TypedCard(
                                    form.value("email"),
                                    names(form),
                                    signedOn,
                                    form.value("consentText"),
                                    good),
                            me.actor());
        };
    }

    private static Map<String, String> names(FormInput form) {
        Map<String, String> names = new HashMap<>();
        for (String name : List.of("firstName", "lastName")) {
            if (!form.value(name).isEmpty()) {
                names.put(name, form.value(name));
            }
        }
        return names;
    }

    private static String form(Model model, ListSummary list, FormInput form) {
        model.addAttribute("list", list);
        model.addAttribute("form", form);
        return "audience/card-new";
    }

    private ListSummary list(SignedIn me, String id) {
        AccountId account = me.accountOr404();
        return ListId.parse(id)
                .flatMap(known -> lists.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
