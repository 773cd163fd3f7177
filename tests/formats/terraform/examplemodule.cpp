// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplemodule.h"

namespace packhouse::test {

const QByteArray mainFile = R"(# The network
terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "cidr" {
  description = "The network's \"range\" of ${upper("a}")} addresses" // not this
  type        = map(object({ a = string }))
  default     = { x = "}" }
  validation {
    condition     = length(var.cidr) > 0
    error_message = <<-END
      It may not be } empty.
    END
  }
}

module "subnets" {
  source  = "packhouse.local/acme/subnet/aws"
  version = "1.0.0"
}
module "local" { source = "./modules/part" }

output "id" {
  value       = aws_vpc.this.id
  description = "Its id" /* } */
}
)";

} // namespace packhouse::test
