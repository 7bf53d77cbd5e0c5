/** Hashes of as many zeros: MD5 in hex, SHA-512 in base64, by mebibytes. */
const hashes: Readonly<Record<number, readonly [md5: string, sha512: string]>> = {
  231: [
    '9907e1ebd94b61db16bcacd98ef1952b',
    'pe7pC3QQQcxAC2/ivJidl2joE8P5fubcr6PtjMLPjYpyU7StlqISLVmVqPNROrKNc3MxRJ0z88O11LuJpeFyKg==',
  ],
  243: [
    '61ed63ca71d52489bf5359d6bd5d8239',
    'RI9XEiTyuh1Rgkvz/SO4pTeRm6A2QDm2kpNcMUEWZj6nn40Pufq9rMBJXMuJdZk896PZoStYLvuNDQSuzCKH8w==',
  ],
  251: [
    '7fbf5b3b968a1b6da342f660a64ca53c',
    'LKQUd1uoJdhQoRQ4bK9qClJEK6xU23vdsyVvostp/4smmVrur6IOgsWxmrkX9xUziNcwhXkOw6J3XDsjPQTABw==',
  ],
  298: [
    '73af51f8a76271c7b57b37da4d9f7df8',
    'Fmzy6BSquttlCaejjPc4UfoWFCzyQB0RrNRNPJOaYs+JawCsN1bl2GBWN6C3rJkyQGtLvXE7qh83ZBig9AQDBg==',
  ],
  334: [
    '79dcb5ebd9beb6912bff035b793275bc',
    'KZepdhDftjBCkJAijkKWDdfPo3No4mqovxga5lHrYP1LiDlQMu27g+kvpoBS0JkU2m74gB2gKKRMi4ws5wE17A==',
  ],
  361: [
    '30c6b4c2ea8b1dd9e5222e8ab9f2119d',
    'nHrG/DPT2Hy/xwM/sNQHupGm3My5/AAjmdG0GAkPpV+u/teCOanY+mev+sm8xUh1ZIsfebK45ef4UAfSt2ApEA==',
  ],
  389: [
    'c43dd980446bcfc564c22fd51e29a5fa',
    'JJoLqZqo2ImM6u9HeU3I/PVtCU+ykv25rAXHW2NvxEqH2Yfb1gCJTguHaA/d0QLgTClZlWV3ApQ0TDSu76KSRQ==',
  ],
  412: [
    '61d75372bdad7d5b984203defcb55932',
    'n67fnIiUAB3nHro1uARCcFveu9Xg5rL9RQgnKYtCaRlQUBAL01j6LbvaM40fAc1opdvROKvSqLboBXCSNHJqXQ==',
  ],
  455: [
    '26286f002b3877ccb774df8ae651a218',
    'Ba04RVq1n8KcU6hCYRpHuhjjopaiggJvm3UxOxv9CwloLEqcagxhgMU0/92a3ZG5DYSbdOYis9yQjAxr3AnAdg==',
  ],
  461: [
    '7751ea79e5c767e18cbbe3f900a78c92',
    '2zbrFx9cHmFsxDE2uwc+nnaODyCMWq1KIawiVrGsAL0YBqlAarOucaWFviWtJNw3O9lsCKf+HT0EYWWtISjb4w==',
  ],
  468: [
    '929a5f8fdb007e8c766072797bc6b324',
    'p1fHo1WKtui6sdflmSNdzOJhlI4nu3PIeLtoEpjoO31HoWluKFAZPuS+KdHXtKK9GWAPSLgr0JKQNTCzXBjIsw==',
  ],
  502: [
    '9b0575adf3792a7ab00fa151c37c2667',
    'FQa7D169wOT0kC5uehlUD2YH6v/j4NC3VysSd1ReJke7BCrT1wDQvQsaHcjUbMfTtImtDD8zBNTfrRrabANc4Q==',
  ],
  506: [
    '73539b075954c24b1c36fd0014187247',
    'pj6gI/EQaAhy5EqGFejKBwz0eZC8KVfwW8fuXi1HSQHB/a2l8XLCqFaEoZsBa4S6EqrOON5rmLT3NBQZr7nmtQ==',
  ],
  515: [
    '7acbcae0bd954762137c282e6cb0e1d5',
    'RPFyk4xrGbsWXxUbY+5JmhtxhTrsYmb51veyVW6F8ZXabyBkynX36OJW7CCDR6Sjq+ixd12SaRZR7jC1bKhB4g==',
  ],
  548: [
    'adc69745478b9d7042dea842fe920bf2',
    '0kOM+UocFR82F6J9ItlXDO7YvbXxP7QihFxVSJBv0VfKKjQrIgEjDPxoftPk6eIPKwRXjJz4d3mp2iImxl6dTA==',
  ],
  582: [
    '64330c5253fc265d1bf5c5e48e44193e',
    'vdtZpEKJ2gXKPvrfkxoOV62259opUh1OZIzlHcIduGLwpXVXQFQhjI/coPRaXpk8wuXQ+1h83gHqUVKMx8E2Mw==',
  ],
  604: [
    '6bff1774c006e986e2851ad2e3341136',
    'dXKY4HVqXXSsOjc7Mc1C4swQKFciWskxbgI2+ZSb0pHilMVPH7X1AppQ9fuqqTraNmpUxM+853nvwhlvu8+5Uw==',
  ],
  612: [
    'bcc669890a529923f33e49f0aac4ef6b',
    'pfOaibF61BDhVjk2keQxkn3CTEN8Cxg8CfBWkmZ4cvu5nC+IEiGbcZTyupM+E+CerCFHSTuS5RuCkP1mUqCSuw==',
  ],
  619: [
    '4dfa0d0813427aebedc45beb0e09c3d9',
    'GdXRuejQNjDHl5od9E70DWVId1PWrZ7SJFrMhh3ie0XnVTQddAB+KJteItkm+UVWOzGciZ9sBd7dXYlnkSNSrQ==',
  ],
  627: [
    '493ec55c571923aaedb89779c547f0e3',
    'YEad/wrGi/tOVArt36gdBWecV3DDnbubEIhd/+6wsV73NlSrQvM/xKMCcU1P44k/YR6ocHgWdHUBuBdlBuJA8Q==',
  ],
  641: [
    '4af22e360730821e0784643fb365fa95',
    'S7sIl0rKs/ZSD+MnomTa0GTDzYRwtW+g1eXIgNZBcL0D9fI9bLGPhtO584Z8CJxxqndK+5YonkqjeN52Zi7K+A==',
  ],
  655: [
    '51ce95ba16689ac4fdc160cfd7ed59cd',
    'EhRsr5hdml9VS4qvPKai+7GF2ZWHqcz0c6Ipi0vaclrU0TyAk2j4YVULV0G5mguOQfZAk7kQaoXCCITgjUS1CQ==',
  ],
  659: [
    'd39fac9c939e83bff53308e23a4f1211',
    'i+0pr1jpnupBlKx48z2MC/hvY5pYsdFFps7rTRlOE2scqJlLbrbJxQe5PWxxlEOnRmCYq2CPt48ZljuOXswVwA==',
  ],
  940: [
    'f07f9af320579039e2a47808d1e61572',
    'hTfn/OorVDLlpC2qwLALtjAYtkIV1EcaGBSFwfF2l2dsWccmXmBIAz+bVXItTbUzB/AaQtHjzRll1zEtjMOVAw==',
  ],
  1010: [
    'ecbedb04f3606374858fbc005b8afce3',
    'XwsCCg8zLSC+0zzW9mTBhrNjdp1wbcDPlAyfYWFsWwZG/xFOm6A6kPB6Vhvfc24vu3s6BVKg6Lo/8Td3Ol+Ypg==',
  ],
  1184: [
    '97208d2f0dca4fc37b656eb77a8f7c48',
    'MkgXWWC6jfAHQ1ubMTH6oyzg1j+Cay1tcq0trc6u/N5Ki/6nFKnYPc4Dk5UJUIeqeinwqGVoYDNiUDtD8JnPFw==',
  ],
  1203: [
    '20d1e106e1f3e517991b564b682afe2e',
    'ALo85BagwegdsMWAzHg0OtSh1zP+62ZppZpEdLA1Psl7c/eDA07cvj/8l6aSFPV3qbQRfMER7o1bZgh+y8sI6w==',
  ],
  1740: [
    '2eba5e542752bdd9f9419485ec57eaf7',
    '/kynyyAkjwiuiCo3xpG0SuIA0qkIBN68yWH3i9ehXGQfK3neAVw37umBSH/R5QXiMampEzk2VUjksS33iW+8Tw==',
  ],
  2280: [
    '6d3b61420829c2f29e445301b0bf1119',
    'qlIncp+uoowN6ige1cE5LDqle9uXCXnvKkJ87tMqcN+J8tnuAP+5MWQQ/S5zwraMcEdVd+YzIiC1xQogncpRyQ==',
  ],
  2292: [
    '57fd09d1102fc6bce2725c8066d9d9a7',
    'VELnJlBkiZTOU3dTOlLfSjcQkPU2xDiK+ZBFOtydu2mg+d+nriKrG/OBtISFxhLBbcEigm+p7Gwe42gOzeMYiw==',
  ],
  3328: [
    '2d1d0f4350f347ec5c918010ca11427b',
    'frgbXSGX3Jaj8wE/4YuAcdsKswhuj7sZLpnGKmqMyPBaHdBtN70mOeuxF3+gz5oQwaohA6aOfCM8hyIV86EWtg==',
  ],
  4096: [
    'c9a5a6878d97b48cc965c1e41859f034',
    'Q7XG9DT3HaroClAiEtyMDp5S2LB11YmvpDAJLq8tf5YMsJfLXsZWzer4fVqeYfqOgWZbB/QGZf2LCbauzLfwLw==',
  ],
  5632: [
    'db35c792b1da2f15704a2a8c1653f2d3',
    '4hTdCZwdzgR29OceE4Eh/ZUFoIV1NheQIMEuN6ze+8PQ/3a8ZE4t5QODyfs5+UtQtcIYaPqriX3QC0hx4S36eA==',
  ],
  7424: [
    'f797c1d8390bb396a542db38b0f42725',
    'tE7SVXVmKhntPrUApLwZEvShpx2qU8QrRUaWoBU4rnfZFZC0zOxxzrLnCBdnBwWD8+t6+n3rC8BnfiPGOOAsgQ==',
  ],
  9216: [
    '97606009c3309d3a0b4b40ae9fadc720',
    'bCJZCYk+CU5i7foeUQrf4ejGr2OtncmwSFUmUFbqDH3IKZo2t2eEMMRNKMpwv1hYTiBbntpm8LSwt/I3WohuAg==',
  ],
  12288: [
    '85330bbabd03c71169b3d14ce1ae1dff',
    'OjlHzmJL0eJmPfdbBhxHPNe2lchpxGqOaaMSONyekQzqy4AcA5ZjedAmizgpopwp/n3RTclwu1w1EG1A6EzujQ==',
  ],
  13312: [
    '6890bb217e1ac13538924834cbc26178',
    '4Pnc0goYJWXNZEAhNUtbzzCb7TsA+OXRssvT64c+HRnEv5WiStyW+GNqH4zZe1EgL13DDaGRgDE/vv3opfZulQ==',
  ],
  15872: [
    '38945b6e07fb4eb18b79c1695091e46c',
    'qgo2oMl2HjmIt70bzhbh5Thv739rPL1ZanWgiRTkYlO47QTf5KjvWz4+q16o/l25i85oNWpISnl7lw0tR4c/kA==',
  ],
  18432: [
    '06231447756d2f711035ac5388b60d6b',
    'FxNfriM2+4Sd5DoNpTfg9sN6lgxG/rRksPLpgyO8Z7BYJUWXvCoH6AL9nRte/nn/Y+mNBaVLCQNtYlXZIKD1kw==',
  ],
}

/**
 * What a seeded image of this size hashes to: it is a blank disk, so its hashes are known
 * without keeping gigabytes. Throws when an image's size was changed and the table was not.
 */
export function blankImageHash(sizeMegabytes: number): { md5: string; sha512: string } {
  const found = hashes[sizeMegabytes]
  if (!found) throw new Error(`no hashes for a blank image of ${sizeMegabytes} MiB`)
  const [md5, sha512] = found
  return { md5, sha512: Buffer.from(sha512, 'base64').toString('hex') }
}
