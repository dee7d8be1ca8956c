package dev.incidentledger.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OnlyKnownParameters
class StrictController {

    record Asked(@Nullable String first, @Nullable String asOf) {}

    @GetMapping("/api/v1/open/strict")
    String strict(@ModelAttribute Asked asked, @RequestParam("name") @Nullable String renamed) {
        return "%s %s %s".formatted(asked.first(), asked.asOf(), renamed);
    }
}
