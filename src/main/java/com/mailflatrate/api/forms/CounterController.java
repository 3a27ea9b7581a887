package com.mailflatrate.api.forms;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.counter.CounterKits;
import com.mailflatrate.counter.CounterPaper;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paper for the counter. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Forms")
class CounterController {

    private final CounterKits kits;

    CounterController(CounterKits kits) {
        this.kits = kits;
    }

    @GetMapping(path = "/forms/{id}/poster.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary =
                    "A poster (A4) with the form's QR code and short address; 404 until visitors see the form")
    ResponseEntity<byte[]> poster(SignedIn me, @PathVariable String id) {
        return print(me, id, CounterPaper.POSTER);
    }

    @GetMapping(path = "/forms/{id}/card.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Table cards, four of A6 on A4; 404 until visitors see the form")
    ResponseEntity<byte[]> card(SignedIn me, @PathVariable String id) {
        return print(me, id, CounterPaper.CARD);
    }

    private ResponseEntity<byte[]> print(SignedIn me, String id, CounterPaper paper) {
        AccountId account = me.accountOr404();
        byte[] pdf =
                FormId.parse(id)
                        .flatMap(form -> kits.print(account, form, paper))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "lists:read");
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }
}
