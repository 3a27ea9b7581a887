package com.mailflatrate.web.forms;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.counter.CounterKits;
import com.mailflatrate.counter.CounterPaper;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.RefusedException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Paper for the counter, to print. */
@Controller
class CounterFiles {

    private final CounterKits kits;

    CounterFiles(CounterKits kits) {
        this.kits = kits;
    }

    @GetMapping("/forms/{id}/counter/{paper}.pdf")
    ResponseEntity<byte[]> print(SignedIn me, @PathVariable String id, @PathVariable String paper) {
        AccountId account = me.accountOr404();
        byte[] pdf =
                FormId.parse(id)
                        .flatMap(
                                form ->
                                        CounterPaper.of(paper)
                                                .flatMap(kind -> kits.print(account, form, kind)))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "lists:read");
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }
}
