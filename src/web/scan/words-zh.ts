/** Words of reading codes, at the gate and in the office. */
export const words = {
  scan: {
    picture: "相机看到的画面",
    asking: "请允许使用相机",
    aim: "把通行证上的码放进方框",
    torchOn: "开灯",
    torchOff: "关灯",
    again: "再试相机",
    off: {
      refused: {
        what: "没有允许使用相机",
        do: "点下面的按钮拍一张照片，一样能读。想用相机，请在浏览器的网站设置里允许，再点“再试相机”。",
      },
      none: { what: "没有找到相机", do: "可以拍照片来读，或者输入证上印的号码。" },
      taken: { what: "相机被别的程序占用了", do: "关掉别的程序再试，或者拍一张照片。" },
      insecure: {
        what: "这个网址不能直接开相机",
        do: "点下面的按钮拍一张照片，一样能读。",
      },
      broken: { what: "这台手机读不了码", do: "请输入证上印的号码，或者换一台手机。" },
    },
    photo: {
      take: "拍照读码",
      reading: "正在读照片…",
      "no-code": "照片里没有看到码。靠近些，拿稳，再拍一张。",
      damaged: "看到了码，但读不出来。擦干、展平、避开反光，再拍一张；还不行就输入号码。",
      "not-a-picture": "这个文件不是照片，请重新拍。",
      broken: "这台手机读不了码。请输入证上印的号码。",
    },
  },
}
