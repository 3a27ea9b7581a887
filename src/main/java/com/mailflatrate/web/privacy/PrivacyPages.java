package com.mailflatrate.web.privacy;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.request.AccessFile;
import com.mailflatrate.privacy.request.AccessFiles;
import com.mailflatrate.privacy.request.Request;
import com.mailflatrate.privacy.request.Requests;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Privacy requests: an address is looked up, its file fetched, or the person forgotten. */
@WhileStopped
@Controller
@RequestMapping("/privacy")
class PrivacyPages {

    private static final int PER_PAGE = 25;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Requests requests;
    private final AccessFiles files;

    PrivacyPages(Requests requests, AccessFiles files) {
        this.requests = requests;
        this.files = files;
    }

    @GetMapping
    String list(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable String cursor) {
        return list(me, model, cursor, FormInput.of(Map.of("email", email)));
    }

    @GetMapping("/{id}")
    String one(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Request request =
                Ids.uuid(id)
                        .flatMap(known -> requests.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        model.addAttribute("request", request);
        return "privacy/request";
    }

    @PostMapping("/access")
    @Nullable String tell(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String email)
            throws IOException {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        Outcome<EmailAddress> address = address(email);
        if (!address.isDone()) {
            response.setStatus(422);
            return list(me, model, null, new FormInput(Map.of("email", email), address.reasons()));
        }
        AccessFile file = files.tell(account, address.orThrow(), me.actor());
        response.setContentType("application/json");
        response.setHeader("Content-Disposition", "attachment; filename=\"access.json\"");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(file));
        return null;
    }

    @PostMapping("/erasure")
    String erase(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        Outcome<Request> done =
                typed.containsKey("sure")
                        ? address(typed.getOrDefault("email", ""))
                                .flatMap(
                                        address ->
                                                requests.erase(
                                                        account,
                                                        address,
                                                        typed.get("note"),
                                                        me.actor()))
                        : Outcome.refused(Reason.field(Code.REQUIRED, "sure"));
        if (!done.isDone()) {
            response.setStatus(422);
            return list(me, model, null, new FormInput(typed, done.reasons()));
        }
        Flash.ok(response, shell.text("privacy.erased"));
        return "redirect:/privacy/" + done.orThrow().id();
    }

    private String list(SignedIn me, Model model, @Nullable String cursor, FormInput form) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        model.addAttribute("page", requests.page(account, new PageRequest(PER_PAGE, cursor)));
        model.addAttribute("first", cursor == null);
        model.addAttribute("form", form);
        model.addAttribute("mayAct", me.may("contacts:write"));
        return "privacy/list";
    }

    private static Outcome<EmailAddress> address(String typed) {
        Code code = typed.isBlank() ? Code.REQUIRED : Code.INVALID_ADDRESS;
        return EmailAddress.parse(typed.strip())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(List.of(Reason.field(code, "email"))));
    }
}
