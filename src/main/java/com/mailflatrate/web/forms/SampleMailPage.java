package com.mailflatrate.web.forms;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RefusedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The mail that asks, beside the builder: it follows the list and the language as they are chosen.
 */
@Controller
class SampleMailPage {

    private final Forms forms;
    private final Lists lists;

    SampleMailPage(Forms forms, Lists lists) {
        this.forms = forms;
        this.lists = lists;
    }

    @GetMapping("/forms/mail")
    String mail(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String language) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:read");
        ListId known =
                ListId.parse(list)
                        .filter(one -> lists.name(account, one).isPresent())
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Language chosen = language.equals(Language.EN.code()) ? Language.EN : Language.DE;
        model.addAttribute("mail", forms.sampleMail(account, known, chosen));
        return "forms/mail";
    }
}
